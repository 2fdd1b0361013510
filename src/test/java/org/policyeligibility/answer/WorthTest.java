package org.policyeligibility.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/** The worth of a benefit rests on the law of the day, so that no later law is named. */
class WorthTest {
  private static final LocalDate NOTICE = LocalDate.of(2020, 4, 10);

  private final Ruleset ruleset = Law.shipped().ruleset();

  private Provision pilot() {
    return ruleset.provision("guobanfa-2019-58/11.3").orElseThrow();
  }

  @Example
  void a_right_is_traced_to_other_law_from_the_day_on_which_there_is_that_law() {
    assertThat(Worth.of(pilot(), NOTICE.minusDays(1)))
        .isEqualTo(pilot().clause().modality().worth());
    assertThat(Worth.of(pilot(), NOTICE).zh()).contains("汇发〔2020〕8号");
    assertThat(Worth.of(pilot(), NOTICE).en()).contains("Huifa [2020] No. 8");
  }

  @Example
  void an_answer_that_is_kept_by_period_names_no_law_that_came_after_its_day() {
    for (Language language : Language.values()) {
      AnswerWriter writer = AnswerWriter.of(ruleset);
      String notice = language == Language.ZH ? "汇发〔2020〕8号" : "Huifa [2020] No. 8";
      // The later day first: what is kept for it must not be read on the earlier one.
      assertThat(benefits(writer, NOTICE, language)).contains(notice);
      assertThat(benefits(writer, NOTICE.minusDays(1), language))
          .isNotEmpty()
          .doesNotContain(notice);
    }
  }

  private static String benefits(AnswerWriter writer, LocalDate asOf, Language language) {
    Evaluation evaluation =
        Law.evaluate(Map.of("type", "zone", "zoneTypes", List.of("STATE_LEVEL_NEW_AREA")), asOf)
            .only(result -> result.provision().id().equals("guobanfa-2019-58/11.3"));
    String answer =
        new String(
            writer.answer(evaluation, Law.shipped().ask(evaluation), language, AnswerForm.FULL),
            StandardCharsets.UTF_8);
    return Stream.of(answer.split("\"worth\":", 2)).skip(1).findFirst().orElse("");
  }
}
