package org.policyeligibility.ruleset.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.ruleset.text.YamlNode;

/** Reads {@code identifiers} of {@code facts.yaml}: what may be stated in place of facts. */
final class IdentifierDeclarationsReader {
  private final List<Fact> facts;
  private final Map<String, ValueList> lists;

  IdentifierDeclarationsReader(List<Fact> facts, Map<String, ValueList> lists) {
    this.facts = facts;
    this.lists = lists;
  }

  List<Identifier> read(YamlNode file) {
    List<Identifier> identifiers = new ArrayList<>();
    YamlNode declared = file.optional("identifiers");
    if (declared != null) {
      declared.only(FactNames.profileCodes());
      for (ProfileType type : ProfileType.values()) {
        YamlNode ofType = declared.optional(type.code());
        if (ofType != null) {
          ofType.entries().forEach((name, entry) -> identifiers.add(read(type, name, entry)));
        }
      }
    }
    return identifiers;
  }

  private Identifier read(ProfileType type, String name, YamlNode entry) {
    entry.only("kind", "supplies", "values", "otherwise", "label", "question", "note");
    if (!FactNames.isName(name) || fact(type, name) != null) {
      entry.fault(
          Message.of("is-no-name-of-an-identifier", name),
          Message.of("write-a-new-one-in-camelcase"));
    }
    Identifier.Kind kind = entry.oneOf("kind", Identifier.Kind.class);
    Map<String, String> supplies = supplies(type, kind, entry.optional("supplies"));
    Map<String, List<String>> values = new LinkedHashMap<>();
    YamlNode declared = entry.optional("values");
    if (declared != null) {
      declared.entries().keySet().forEach(code -> values.put(code, declared.texts(code)));
    }
    String otherwise = entry.optionalText("otherwise");
    checkValues(type, supplies.get(Identifier.CITIZENSHIP), values, otherwise, entry);
    return new Identifier(
        name,
        type,
        kind,
        supplies,
        values,
        otherwise,
        entry.bilingual("label"),
        entry.bilingual("question"),
        entry.optionalBilingual("note"));
  }

  private Map<String, String> supplies(
      ProfileType type, Identifier.Kind kind, @Nullable YamlNode entry) {
    Map<String, String> supplies = new LinkedHashMap<>();
    if (entry == null) {
      return supplies;
    }
    entry.only(kind.gives().toArray(String[]::new));
    entry
        .entries()
        .forEach(
            (from, to) -> {
              Fact fact = fact(type, to.scalar());
              if (fact != null && fact.type() == type(from) && isList(fact, from)) {
                supplies.put(from, fact.name());
              } else {
                to.fault(
                    Message.of("cannot-be-supplied-with", to.scalar(), from),
                    Message.of("name-a-fact-of-this-profile-of-type", type(from).code()));
              }
            });
    return supplies;
  }

  private static FactType type(String from) {
    return from.equals(Identifier.TYPES) || from.equals(Identifier.WITHIN)
        ? FactType.SET
        : FactType.ENUM;
  }

  /** A register speaks of types of zones and of provinces, and of nothing else. */
  private boolean isList(Fact fact, String from) {
    return switch (from) {
      case Identifier.TYPES, Identifier.WITHIN -> {
        ValueList zones = lists.get("ZoneType");
        yield zones != null && zones.names().equals(fact.valueList().names());
      }
      case Identifier.PROVINCE -> fact.valueList().equals(lists.get("Province"));
      default -> true;
    };
  }

  private void checkValues(
      ProfileType type,
      @Nullable String supplied,
      Map<String, List<String>> values,
      @Nullable String otherwise,
      YamlNode entry) {
    List<String> named = new ArrayList<>();
    values.values().forEach(named::addAll);
    if (otherwise != null) {
      named.add(otherwise);
    }
    Fact fact = supplied == null ? null : fact(type, supplied);
    for (String value : named) {
      if (fact == null || !fact.valueList().contains(value)) {
        entry.fault(
            Message.of("is-no-value-of-a-fact-that-it-supplies", value),
            Message.of("name-one-of-its-list"));
      }
    }
    if (values.values().stream().anyMatch(List::isEmpty)) {
      entry.fault(Message.of("a-code-that-stands-for-no-value"), Message.of("name-one-at-least"));
    }
  }

  private @Nullable Fact fact(ProfileType type, String name) {
    return facts.stream()
        .filter(fact -> fact.profile() == type && fact.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
