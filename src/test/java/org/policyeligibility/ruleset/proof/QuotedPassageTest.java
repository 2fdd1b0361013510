package org.policyeligibility.ruleset.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;

/** Words before a quote show that it is cut, unless they are the number of the line. */
class QuotedPassageTest {
  @ParameterizedTest
  @CsvSource({
    "二、支持园区, 支持园区, ''",
    "十二、支持园区, 支持园区, ''",
    "3、支持园区, 支持园区, ''",
    "3．支持园区, 支持园区, ''",
    "（五）支持园区, 支持园区, ''",
    "第五条支持园区, 支持园区, ''",
    "建设、支持园区, 支持园区, 建设、",
    "二、建设、支持园区, 支持园区, 建设、",
  })
  void the_number_of_a_line_is_no_word_before_a_quote(String passage, String quote, String before) {
    Provision provision =
        Objects.requireNonNull(
            Law.shipped()
                .ruleset()
                .provision(EditedRules.CLAUSE.replaceAll("-work.*", ""))
                .orElse(null));
    assertThat(new QuotedPassage(provision, Language.ZH, passage, quote).before())
        .isEqualTo(before);
  }
}
