package org.policyeligibility.ruleset.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Round-trip tests of the rule printer and the rule reader. A written rule reads back as the same
 * rule; a rule that was read is written as the same text.
 */
class RoundTripTest {
  private static RandomRules random(long seed) {
    return new RandomRules(seed, RuleTexts.VOCABULARY);
  }

  private static String print(List<Criterion> criteria) {
    return RulePrinter.print(RandomRules.PACKAGE, RandomRules.NAME, criteria);
  }

  private static ParsedRule rule(String text) {
    RuleTexts.Reading reading = RuleTexts.read(text);
    assertThat(reading.faults()).as(text).isEmpty();
    return reading.rule().orElseThrow();
  }

  static void roundTrip(long seed) {
    RandomRules random = random(seed);
    List<Criterion> criteria = random.criteria();
    String text = print(criteria);
    ParsedRule read = rule(text);
    assertThat(read.criteria()).isEqualTo(criteria);
    assertThat(print(read.criteria())).isEqualTo(text);
    ParsedRule other = rule(random.relaidOut(text));
    assertThat(print(other.criteria())).isEqualTo(text);
  }

  @Property(tries = 100_000, shrinking = ShrinkingMode.OFF)
  void what_is_printed_is_read_as_the_same_rule_and_printed_the_same(@ForAll long seed) {
    roundTrip(seed);
  }

  static void readAnything(long seed, boolean twice) {
    RandomRules random = random(seed);
    String text = random.misspelt(print(random.criteria()));
    RuleTexts.Reading reading = twice ? RuleTexts.readTwice(text) : RuleTexts.read(text);
    assertThat(reading.rule().isEmpty()).isEqualTo(!reading.faults().isEmpty());
    reading.faults().forEach(RoundTripTest::isForADrafter);
    reading
        .rule()
        .ifPresent(
            rule -> assertThat(rule(print(rule.criteria())).criteria()).isEqualTo(rule.criteria()));
  }

  /** A place, both languages, what would be right, and nothing of the machine. */
  static void isForADrafter(RulesetFault fault) {
    assertThat(fault.remedy()).as(fault.toString()).isNotNull();
    for (Language language : Language.values()) {
      assertThat(fault.in(language))
          .startsWith("rules/draft/rule.drl")
          .doesNotContain("Exception", "\tat ", "java.lang", "org.drools", "org.antlr");
    }
  }

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
  void whatever_is_written_is_read_or_refused_with_its_place(@ForAll long seed) {
    readAnything(seed, false);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void whatever_is_written_is_read_alike_by_drools_or_refused(@ForAll long seed) {
    readAnything(seed, true);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void drools_reads_every_rule_that_is_printed(@ForAll long seed) {
    List<Criterion> criteria = random(seed).criteria();
    RuleTexts.Reading reading = RuleTexts.readTwice(print(criteria));
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.rule().orElseThrow().criteria()).isEqualTo(criteria);
  }

  @Test
  void every_shipped_rule_is_written_as_it_is_printed() {
    for (Provision provision : Law.shipped().ruleset().catalogue()) {
      if (provision.ruleText() != null) {
        String text = provision.ruleText();
        assertThat(text.substring(text.indexOf("package ")))
            .as(provision.id())
            .isEqualTo(RulePrinter.print(provision));
        assertThat(RulePrinter.format(provision)).isEqualTo(text);
      }
    }
  }
}
