package org.policyeligibility.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.CaseReader;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.CalendarDay;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * The validator of what scenarios state. A profile that no applicant could send would only fail
 * when it is run, as an outcome that did not come; here it is told at its line.
 */
final class StatementCheck {
  private final Vocabulary vocabulary;
  private final CaseReader reader;

  StatementCheck(Ruleset ruleset) {
    this.vocabulary = ruleset.vocabulary();
    this.reader = new CaseReader(vocabulary, ruleset.register(), ruleset::hasBenefitOrClause);
  }

  /** The faults of statements in the scenarios of a file, each once, however many start from it. */
  Set<RulesetFault> faults(List<Scenario> scenarios, YamlNode file) {
    Set<RulesetFault> found = new LinkedHashSet<>();
    for (Scenario scenario : scenarios) {
      List<InputFault> faults = new ArrayList<>();
      reader.read(scenario.profile(), "", scenario.asOf(), faults);
      if (!faults.isEmpty() || scenario.missing() != null) {
        YamlNode entry = entry(scenario, file);
        faults.forEach(fault -> found.add(told(scenario, fault, entry, file)));
        missing(scenario, entry, found);
      }
    }
    return found;
  }

  private static YamlNode entry(Scenario scenario, YamlNode file) {
    return file.list("scenarios").stream()
        .filter(entry -> entry.line() == scenario.line())
        .findFirst()
        .orElse(file);
  }

  private void missing(Scenario scenario, YamlNode entry, Set<RulesetFault> found) {
    if (scenario.missing() == null) {
      return;
    }
    for (ProfileType type : types(scenario)) {
      for (String name : scenario.missing()) {
        if (!vocabulary.has(type, name)) {
          YamlNode at = entry.required("missing");
          found.add(
              new RulesetFault(
                  scenario.path(), at.line(), noFact(type, name), nearest(type, name)));
        }
      }
    }
  }

  private static List<ProfileType> types(Scenario scenario) {
    return ProfileType.ofCode(String.valueOf(scenario.profile().get("type"))).stream().toList();
  }

  private RulesetFault told(Scenario scenario, InputFault fault, YamlNode entry, YamlNode file) {
    String[] steps =
        Stream.of(fault.pointer().split("/", -1))
            .skip(1)
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toArray(String[]::new);
    YamlNode at = at(steps, entry, file);
    String name = steps.length == 0 ? "profile" : steps[0];
    Object stated = steps.length == 0 ? null : stated(scenario.profile().get(name), steps);
    return types(scenario).stream()
        .findFirst()
        .map(type -> told(type, name, stated, fault, at))
        .orElseGet(() -> plain(name, fault, at));
  }

  private RulesetFault told(
      ProfileType type, String name, @Nullable Object stated, InputFault fault, YamlNode at) {
    Fact fact = vocabulary.fact(type, name);
    if (fact == null && fault.code().equals("unknown-property")) {
      return new RulesetFault(at.path(), at.line(), noFact(type, name), nearest(type, name));
    }
    if (fact != null && fault.code().equals("unknown-value") && stated instanceof String value) {
      return new RulesetFault(
          at.path(),
          at.line(),
          Message.of("is-no-value-of", value, name),
          nearest(value, fact.valueList().names())
              .orElseGet(() -> Message.of("one-of", String.join(", ", fact.valueList().names()))));
    }
    if (stated instanceof String day && CalendarDay.whyNot(day).isPresent()) {
      return new RulesetFault(
          at.path(),
          at.line(),
          CalendarDay.whyNot(day).get(),
          Message.of("write-it-as-2020-07-13"));
    }
    return plain(name, fault, at);
  }

  private static RulesetFault plain(String name, InputFault fault, YamlNode at) {
    return new RulesetFault(
        at.path(), at.line(), Message.of("cannot-be-stated-so", name), fault.message());
  }

  private static Message noFact(ProfileType type, String name) {
    return Message.of("no-fact-of", name, type.pattern());
  }

  private Message nearest(ProfileType type, String name) {
    return nearest(name, vocabulary.names(type))
        .orElseGet(() -> Message.of("look-it-up-with-facts"));
  }

  private static Optional<Message> nearest(String name, Collection<String> known) {
    return NearestName.to(name, known).map(nearest -> Message.of("did-you-mean", nearest));
  }

  /** Where it is stated: in the scenario, or where all of them start. */
  private static YamlNode at(String[] steps, YamlNode entry, YamlNode file) {
    for (YamlNode holder :
        new @Nullable YamlNode[] {
          entry.optional("with"), entry.optional("each"), file.optional("profile")
        }) {
      if (holder != null && steps.length > 0 && holder.optional(steps[0]) != null) {
        YamlNode at = holder;
        for (String step : steps) {
          YamlNode below = at.optional(step);
          at = below == null ? at : below;
        }
        return at;
      }
    }
    return entry;
  }

  private static @Nullable Object stated(@Nullable Object value, String[] steps) {
    Object stated = value;
    for (int i = 1; i < steps.length; i++) {
      if (stated instanceof Map<?, ?> members) {
        stated = members.get(steps[i]);
      } else if (stated instanceof List<?> elements && steps[i].matches("[0-9]{1,4}")) {
        int place = Integer.parseInt(steps[i]);
        stated = place < elements.size() ? elements.get(place) : null;
      } else {
        return null;
      }
    }
    return stated;
  }
}
