package org.policyeligibility.cli.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The names of what a population is counted by: titles of benefits and clauses, labels of provinces
 * and types of zone. What only the first of several rule sets has is named as it says.
 */
public final class CountedNames {
  private static final String UNKNOWN = "?";

  private final List<Ruleset> rulesets;

  /** The names of these rule sets, the first that has one. */
  public CountedNames(Ruleset... rulesets) {
    this.rulesets = List.copyOf(Arrays.asList(rulesets));
  }

  /**
   * The name of a key; the key itself where nothing has a name for it.
   *
   * @param by what is counted: {@code benefit}, {@code clause}, {@code province}, {@code zone_type}
   */
  Text of(String by, String key) {
    if (key.equals(UNKNOWN)) {
      return Message.of("place-not-known").text();
    }
    return rulesets.stream()
        .flatMap(ruleset -> of(by, key, ruleset).stream())
        .findFirst()
        .orElseGet(() -> new Text(key, key));
  }

  private static Optional<Text> of(String by, String key, Ruleset ruleset) {
    return switch (by) {
      case "benefit" ->
          ruleset.hasBenefit(key) ? Optional.of(ruleset.titleOfBenefit(key)) : Optional.empty();
      case "clause" -> ruleset.provision(key).map(Provision::clause).map(clause -> clause.title());
      default -> place(key, ruleset.vocabulary());
    };
  }

  private static Optional<Text> place(String key, Vocabulary vocabulary) {
    for (ProfileType type : ProfileType.values()) {
      for (Fact fact : vocabulary.facts(type)) {
        if (fact.province() != null) {
          Fact province = vocabulary.known(type, fact.province());
          for (ValueList list : List.of(fact.valueList(), province.valueList())) {
            if (list.contains(key)) {
              return Optional.of(list.get(key).label());
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Names of several keys, by key. */
  Map<String, String> all(String by, List<String> keys, Terminal terminal) {
    Map<String, String> names = new LinkedHashMap<>();
    keys.forEach(key -> names.put(key, terminal.in(of(by, key))));
    return names;
  }
}
