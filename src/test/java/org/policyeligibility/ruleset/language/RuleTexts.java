package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Law;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.drools.DrlParser;
import org.policyeligibility.ruleset.text.RulesetFault;

/** Single rules, read as the gate reads them. */
public final class RuleTexts {
  static final Vocabulary VOCABULARY = Law.shipped().ruleset().vocabulary();

  private RuleTexts() {}

  /**
   * The result of reading a text.
   *
   * @param rule empty where it was refused
   */
  record Reading(Optional<ParsedRule> rule, List<RulesetFault> faults) {}

  /** By our reader alone. */
  public static Reading read(String text) {
    return read(text, null);
  }

  /** By our reader and by Drools' parser, which must agree. */
  static Reading readTwice(String text) {
    return read(text, new DrlParser());
  }

  private static Reading read(String text, @Nullable EngineParser parser) {
    List<RulesetFault> faults = new ArrayList<>();
    ParsedRule rule = new RuleReader(VOCABULARY, faults, parser).read("draft/rule.drl", text);
    return new Reading(Optional.ofNullable(rule), faults);
  }

  /** The faults that our reader finds in a text; empty where it reads it. */
  public static List<RulesetFault> refusedByReader(String text) {
    return read(text).faults();
  }

  /** The faults that the gate finds in a text; empty where it lets it pass. */
  public static List<RulesetFault> refusedByGate(String text) {
    return readTwice(text).faults();
  }
}
