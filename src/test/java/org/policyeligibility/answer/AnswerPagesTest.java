package org.policyeligibility.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.evaluation.Advice;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Language;

/** Answers are put together from bytes that were written before; nobody shall see that. */
class AnswerPagesTest {
  private static final AnswerPages PAGES = AnswerPages.of(Law.shipped().ruleset());

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void an_answer_has_the_bytes_that_a_plain_serialisation_has(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = new LinkedHashMap<>(profiles.stated(asOf));
    if (profiles.tosses()) {
      stated.put("assessments", decisions(profiles, List.of("PASSED", "FAILED", "PENDING")));
      stated.put("approvals", decisions(profiles, List.of("GRANTED", "REFUSED", "PENDING")));
    }
    Evaluation evaluation = Law.evaluate(stated, asOf);
    for (boolean summary : new boolean[] {false, true}) {
      Advice advice = summary ? Law.shipped().ask(evaluation) : Law.shipped().advise(evaluation);
      for (Language language : Language.values()) {
        byte[] plain =
            new PlainAnswer(Law.shipped().ruleset(), evaluation, advice, language, summary).bytes();
        assertThat(text(PAGES.answer(evaluation, advice, language, summary)))
            .isEqualTo(text(plain));
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What authorities decided on some clauses. */
  private static Map<String, Object> decisions(RandomProfiles profiles, List<String> words) {
    Map<String, Object> decisions = new LinkedHashMap<>();
    for (Clause clause :
        Law.shipped().ruleset().catalogue().stream().map(one -> one.clause()).toList()) {
      if (profiles.tosses()) {
        int word = (profiles.tosses() ? 1 : 0) + (profiles.tosses() ? 1 : 0);
        decisions.put(clause.id(), words.get(word));
      }
    }
    return decisions;
  }
}
