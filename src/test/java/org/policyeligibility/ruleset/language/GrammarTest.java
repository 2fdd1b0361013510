package org.policyeligibility.ruleset.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.policyeligibility.message.Language;

/** The grammar for machines and the reader accept the same sentences, and no others. */
class GrammarTest {
  private static final Grammar GRAMMAR = Grammar.read();

  private static final List<String> WORDS =
      List.of(
          "a",
          "B",
          "not",
          "in",
          "contains",
          "==",
          "!=",
          "<=",
          "(",
          ")",
          "||",
          "&&",
          "!",
          ",",
          "5",
          "\"CN-SH\"",
          ".",
          ";",
          "null");

  private enum Verdict {
    READ,
    REFUSED,
    /** That a fact must be known is a matter of meaning; the text behind it was not read. */
    REFUSED_FOR_ITS_MEANING
  }

  private static Verdict read(List<String> words) {
    try {
      TokenStream reading = new TokenStream("draft/rule.drl", String.join(" ", words));
      new ConditionReader(reading).read();
      reading.expectEnd();
      return Verdict.READ;
    } catch (RuleSyntaxException refused) {
      return refused.fault().what().in(Language.EN).endsWith("is asked to be known")
          ? Verdict.REFUSED_FOR_ITS_MEANING
          : Verdict.REFUSED;
    }
  }

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
  void every_condition_that_the_grammar_derives_is_read(@ForAll long seed) {
    List<String> words = GRAMMAR.sentence("condition", new SplittableRandom(seed));
    assertThat(GRAMMAR.derives("condition", words)).as("%s", words).isTrue();
    assertThat(read(words)).as("%s", words).isNotEqualTo(Verdict.REFUSED);
  }

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
  void a_condition_is_read_if_and_only_if_the_grammar_derives_it(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> words = new ArrayList<>(GRAMMAR.sentence("condition", random));
    for (int i = 1 + random.nextInt(2); i > 0 && !words.isEmpty(); i--) {
      int at = random.nextInt(words.size());
      String other = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(3)) {
        case 0 -> words.set(at, other);
        case 1 -> words.add(at, other);
        default -> words.remove(at);
      }
    }
    boolean derived = GRAMMAR.derives("condition", words);
    Verdict verdict = read(words);
    Statistics.collect(derived ? "derived" : "not derived", verdict);
    if (verdict != Verdict.REFUSED_FOR_ITS_MEANING) {
      assertThat(verdict == Verdict.READ).as("%s", words).isEqualTo(derived);
    }
  }

  @Property(tries = 1)
  void the_grammar_names_the_types_and_the_last_line_of_the_reader() {
    assertThat(GRAMMAR.names()).contains("rule", "pattern", "type", "condition", "comparison");
    assertThat(GRAMMAR.derives("type", List.of("Person"))).isTrue();
    assertThat(GRAMMAR.derives("type", List.of("Runtime"))).isFalse();
  }
}
