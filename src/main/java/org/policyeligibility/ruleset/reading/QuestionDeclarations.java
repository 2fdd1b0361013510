package org.policyeligibility.ruleset.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reader of what {@code facts.yaml} says for an interview: the subject of each question, and from
 * which answers another follows.
 */
final class QuestionDeclarations {
  private final Map<String, Fact.Subject> subjects = new LinkedHashMap<>();

  /** Reads {@code subjects}, in the order of the file. */
  void read(@Nullable YamlNode declared) {
    if (declared != null) {
      declared
          .entries()
          .forEach(
              (name, entry) ->
                  subjects.put(
                      name,
                      new Fact.Subject(name, subjects.size(), entry.only("zh", "en").bilingual())));
    }
  }

  /** The subject that a fact names, null where it names none. */
  Fact.@Nullable Subject subject(YamlNode entry) {
    String name = entry.optionalText("subject");
    Fact.Subject subject = name == null ? null : subjects.get(name);
    if (name != null && subject == null) {
      entry.fault(
          Message.of("is-no-subject", name),
          NearestName.to(name, subjects.keySet())
              .map(nearest -> Message.of("did-you-mean", nearest))
              .orElse(Message.of("declare-it-or-name-another")));
    }
    return subject;
  }

  /** The premises of each value, as they are written: {@code enterprise.stateOwned}. */
  static Map<String, List<Fact.Premise>> followsFrom(@Nullable YamlNode declared) {
    Map<String, List<Fact.Premise>> followsFrom = new LinkedHashMap<>();
    if (declared != null) {
      declared
          .entries()
          .forEach(
              (value, entry) -> {
                List<Fact.Premise> premises = new ArrayList<>();
                entry.entries().keySet().forEach(named -> premise(named, entry, premises));
                followsFrom.put(value, List.copyOf(premises));
              });
    }
    return followsFrom;
  }

  private static void premise(String named, YamlNode entry, List<Fact.Premise> premises) {
    String[] parts = named.split("[.]", 2);
    ProfileType type = ProfileType.ofCode(parts[0]).orElse(null);
    if (type == null || parts.length < 2) {
      entry.fault(Message.of("is-no-premise", named), Message.of("name-a-fact-and-its-values"));
    } else {
      premises.add(new Fact.Premise(type, parts[1], entry.texts(named)));
    }
  }

  /** A value follows only from facts that exist and have one of the values named. */
  static void check(Fact fact, Vocabulary vocabulary, YamlNode entry) {
    fact.followsFrom()
        .forEach(
            (value, premises) -> {
              if (fact.type() != FactType.ENUM || !fact.valueList().contains(value)) {
                entry.fault(
                    Message.of("is-no-value-of", value, fact.name()),
                    Message.of("name-a-value-of-the-same-list"));
              }
              premises.forEach(premise -> check(premise, vocabulary, entry));
            });
  }

  private static void check(Fact.Premise premise, Vocabulary vocabulary, YamlNode entry) {
    Fact from = vocabulary.fact(premise.profile(), premise.fact());
    for (String value : premise.values()) {
      if (from == null || !isValue(value, from)) {
        entry.fault(
            Message.of("is-no-premise", premise.profile().code() + "." + premise.fact()),
            Message.of("name-a-fact-and-its-values"));
      }
    }
  }

  private static boolean isValue(String value, Fact fact) {
    return switch (fact.type()) {
      case ENUM -> fact.valueList().contains(value);
      case BOOLEAN -> value.equals("true") || value.equals("false");
      default -> false;
    };
  }
}
