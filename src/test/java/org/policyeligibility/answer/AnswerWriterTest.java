package org.policyeligibility.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.law.Clause;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.DroolsEngine;

/** Answers are put together from bytes that were written before; nobody shall see that. */
class AnswerWriterTest {
  private static final AnswerWriter PAGES = AnswerWriter.of(Law.shipped().ruleset());

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
    if (profiles.tosses()) {
      evaluation = evaluation.only(result -> result.ordinal() % 7 == Math.floorMod(seed, 7));
    }
    AnswerForm form = form(profiles);
    Advice advice =
        form.changes() ? Law.shipped().advise(evaluation) : Law.shipped().ask(evaluation);
    for (Language language : Language.values()) {
      byte[] plain =
          new PlainAnswer(Law.shipped().ruleset(), evaluation, advice, language, form).bytes();
      assertThat(text(PAGES.answer(evaluation, advice, language, form))).isEqualTo(text(plain));
    }
  }

  private static AnswerForm form(RandomProfiles profiles) {
    AnswerForm.View view =
        profiles.tosses()
            ? AnswerForm.View.STANDARD
            : profiles.tosses() ? AnswerForm.View.FULL : AnswerForm.View.SUMMARY;
    return new AnswerForm(view, view == AnswerForm.View.FULL || profiles.tosses());
  }

  @Example
  void a_result_of_another_rule_set_is_refused_even_where_its_place_is_taken() throws Exception {
    Ruleset ruleset = DraftRulesLoader.read(EditedRules.onlyClause().files());
    AnswerWriter pages = AnswerWriter.of(ruleset);
    try (Eligibility law = new Eligibility(ruleset, DroolsEngine.compile(ruleset))) {
      Evaluation own = law.evaluate(Law.profile(Map.of("type", "person"), Law.DAY), Law.DAY);
      assertThat(pages.answer(own, law.ask(own), Language.ZH, AnswerForm.SUMMARY)).isNotEmpty();
    }
    Evaluation other =
        Law.evaluate(Map.of("type", "enterprise"), Law.DAY).only(result -> result.ordinal() == 0);
    assertThat(other.results()).hasSize(1);
    assertThatThrownBy(
            () -> pages.answer(other, Law.shipped().ask(other), Language.ZH, AnswerForm.SUMMARY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Random decisions of authorities on some clauses. */
  private static Map<String, Object> decisions(RandomProfiles profiles, List<String> words) {
    Map<String, Object> decisions = new LinkedHashMap<>();
    for (Clause clause :
        Law.shipped().ruleset().catalogue().stream()
            .map(provision -> provision.clause())
            .toList()) {
      if (profiles.tosses()) {
        int word = (profiles.tosses() ? 1 : 0) + (profiles.tosses() ? 1 : 0);
        decisions.put(clause.id(), words.get(word));
      }
    }
    return decisions;
  }
}
