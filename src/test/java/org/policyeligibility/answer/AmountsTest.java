package org.policyeligibility.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.comparison.Aspect;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Amount;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Lint;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.DroolsEngine;

/** Amounts are said with what a clause grants; no outcome depends on them. */
class AmountsTest {
  private static final String YAML = "guofa-2020-7/5.3-work-permit-age-65/clause.yaml";
  private static final String WORDS = "words: { zh: 65岁, en: 65 years of age }";

  private static EditedRules with(String amount) throws IOException {
    return EditedRules.onlyClause()
        .replace(YAML, "\nreadings:", "\namounts:\n  - { " + amount + " }\nreadings:");
  }

  private static JsonNode answer(Ruleset ruleset, AnswerForm form) throws Exception {
    try (Eligibility law = new Eligibility(ruleset, DroolsEngine.compile(ruleset))) {
      Evaluation evaluation =
          law.evaluate(
              Law.profile(Map.of("type", "person", "citizenship", "FOREIGN"), Law.DAY), Law.DAY);
      byte[] answer =
          AnswerWriter.of(ruleset).answer(evaluation, law.ask(evaluation), Language.EN, form);
      byte[] plain =
          new PlainAnswer(ruleset, evaluation, law.ask(evaluation), Language.EN, form).bytes();
      assertThat(answer).isEqualTo(plain);
      return new ObjectMapper().readTree(answer).path("results").path(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9999, '9,999 元', '9,999 CNY'",
    "10000, 1 万元, '10,000 CNY'",
    "1005000, 100.50 万元, '1,005,000 CNY'",
    "1000001, '1,000,001 元', '1,000,001 CNY'",
    "25000000, '2,500 万元', '25,000,000 CNY'",
    "300000000, 3 亿元, '300,000,000 CNY'"
  })
  void a_sum_is_counted_as_each_language_does(String sum, String zh, String en) {
    Text text =
        new Amount(Amount.Kind.FIXED, new BigDecimal(sum), "CNY", null, null, null, Map.of())
            .text();
    assertThat(text.zh()).isEqualTo(zh);
    assertThat(text.en()).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: fixed, value: 65, currency: CNY | 65 元 | 65 CNY",
        "kind: at-most, value: 6500.5, currency: CNY | 至多 6,500.50 元 | at most 6,500.50 CNY",
        "kind: rate, value: 65, basis: { zh: 利息, en: the interest } | 利息的 65%"
            + " | 65% of the interest",
        "kind: rate, value: 65, basis: { zh: 利息, en: the interest }, atMost: 65, currency: CNY"
            + " | 利息的 65%，至多 65 元 | 65% of the interest, at most 65 CNY",
        "kind: per-unit, value: 65, currency: USD, per: { zh: 件, en: patent } | 每件 65 美元"
            + " | 65 USD per patent"
      })
  void every_kind_of_amount_is_said_in_words_and_changes_no_outcome(
      String amount, String zh, String en) throws Exception {
    Ruleset without = DraftRulesLoader.read(EditedRules.onlyClause().files());
    Ruleset with = DraftRulesLoader.read(with(amount + ", " + WORDS).files());
    JsonNode standard = answer(with, new AnswerForm(AnswerForm.View.STANDARD, false));
    assertThat(standard.at("/amounts/0/text").asText()).isEqualTo(en);
    assertThat(standard.at("/amounts/0/words/zh").asText()).isEqualTo("65岁");
    assertThat(standard.path("outcome"))
        .isEqualTo(answer(without, AnswerForm.SUMMARY).path("outcome"));
    assertThat(answer(without, new AnswerForm(AnswerForm.View.STANDARD, false)).has("amounts"))
        .isFalse();
    assertThat(Comparison.of(without, with).clauses())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.differences())
                    .singleElement()
                    .satisfies(
                        difference -> {
                          assertThat(difference.aspect()).isEqualTo(Aspect.AMOUNTS);
                          assertThat(difference.after().zh()).isEqualTo(zh);
                        }));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: fixed, value: 65 | `currency` is missing",
        "kind: fixed, value: 65, currency: RMB | `RMB` is no currency",
        "kind: fixed, value: 0, currency: CNY | `value` is no sum",
        "kind: fixed, value: 1e999999999, currency: CNY | `value` is no sum",
        "kind: fixed, value: 0.0000001, currency: CNY | `value` is no sum",
        "kind: fixed, value: many, currency: CNY | `value` is not a number",
        "kind: about, value: 65, currency: CNY | `about` is no kind; one of fixed, at-most, rate,"
            + " per-unit",
        "kind: rate, value: 65 | `basis` is missing",
        "kind: rate, value: 6500, basis: { zh: 利息, en: interest } | a rate above 1000 per cent",
        "kind: per-unit, value: 65, currency: CNY | `per` is missing",
        "kind: fixed, value: 65, currency: CNY, per: { zh: 件, en: piece }"
            + " | an amount of the kind fixed has no `per`",
        "kind: at-most, value: 65, currency: CNY, atMost: 66"
            + " | an amount of the kind at-most has no `atMost`"
      })
  void an_amount_that_is_not_whole_is_refused(String amount, String said) throws IOException {
    assertThat(with(amount + ", " + WORDS).faults())
        .singleElement()
        .asString()
        .startsWith("rules/" + YAML)
        .contains(said);
  }

  @ParameterizedTest
  @CsvSource({"65, true", "6500, false", "650000, false"})
  void an_amount_is_the_one_that_its_words_say(String value, boolean said) throws Exception {
    EditedRules rules = with("kind: at-most, value: " + value + ", currency: CNY, " + WORDS);
    List<Finding> findings =
        Lint.of(DraftRulesLoader.read(rules.files()), List.of()).stream()
            .filter(finding -> finding.code().equals("number-not-cited"))
            .toList();
    assertThat(findings).hasSize(said ? 0 : 1);
  }

  @Test
  void an_amount_says_which_words_of_the_quote_grant_it() throws IOException {
    assertThat(with("kind: fixed, value: 65, currency: CNY").faults())
        .singleElement()
        .asString()
        .contains("`words` is missing");
    assertThat(with("kind: fixed, value: 65, currency: CNY, words: { zh: 66岁 }").faults())
        .singleElement()
        .asString()
        .contains("`66岁` does not stand in the quote");
    assertThat(with("kind: fixed, value: 65, currency: CNY, " + WORDS).faults()).isEmpty();
  }
}
