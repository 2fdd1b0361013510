package org.policyeligibility.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.lint.Checked;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;

/** The findings of a check about a scenario that states what nobody can state. */
class StatementCheckTest {
  private static final String SCENARIOS = EditedRules.CLAUSE + "/scenarios.yaml";

  /** Words of the scenarios, what is written instead, and the only thing that is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          citizenship: FOREIGN ¦ citizenshp: FOREIGN ¦ 3 ¦ no fact `citizenshp` of Person ¦ did you mean `citizenship`?
          citizenship: FOREIGN ¦ citizenship: FOREIGNER ¦ 3 ¦ `FOREIGNER` is no value of `citizenship` ¦ did you mean `FOREIGN`?
          [ NATIONAL_HIGH_TECH_ZONE ] ¦ [ NATIONAL_HIGHTECH_ZONE ] ¦ 6 ¦ `NATIONAL_HIGHTECH_ZONE` is no value of `employerZoneTypes` ¦ did you mean `NATIONAL_HIGH_TECH_ZONE`?
          birthDate: "1962-01-01" ¦ birthDate: "1962-02-30" ¦ 4 ¦ February 1962 has 28 days ¦ write it as "2020-07-13"
          birthDate: "1962-01-01" ¦ ageYears: 63 ¦ 4 ¦ `ageYears` cannot be stated so ¦ Is worked out and never submitted; state birthDate.
          employerType: ENTERPRISE ¦ employerType：ENTERPRISE ¦ 5 ¦ the colon is a full-width `：` ¦ write `:` and a blank after it
          """)
  void is_told_once_at_its_line_with_the_nearest_name(
      String words, String others, int line, String what, String remedy) throws IOException {
    EditedRules rules = EditedRules.shipped().replace(SCENARIOS, words, others);
    assertThat(Checked.of(rules.files()).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Finding.UNREADABLE);
              assertThat(finding.path()).isEqualTo(SCENARIOS);
              assertThat(finding.line()).isEqualTo(line);
              assertThat(finding.what().in(Language.EN)).isEqualTo(what);
              assertThat(finding.remedy().in(Language.EN)).isEqualTo(remedy);
              assertThat(finding.what().in(Language.ZH)).containsPattern("\\p{IsHan}");
            });
  }

  /** Facts that cannot be taken away, and the remedy that is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          ageYears ¦ ageYears is worked out from birthDate; take that out instead
          institutionType ¦ institutionType is a fact of Enterprise, and scenarios of this clause state facts of Person; leave it out here
          citizenshp ¦ did you mean `citizenship`?
          gender ¦ leave it out here
          """)
  void what_no_scenario_can_take_away_is_told_with_what_to_do(String fact, String remedy)
      throws IOException {
    EditedRules rules =
        EditedRules.shipped().replace(SCENARIOS, "without: [ citizenship", "without: [ " + fact);
    assertThat(Checked.of(rules.files()).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.what().in(Language.EN))
                  .isEqualTo("`" + fact + "` is not stated to begin with");
              assertThat(finding.line()).isPositive();
              assertThat(finding.remedy().in(Language.EN)).isEqualTo(remedy);
            });
  }

  @Test
  void a_scenario_without_an_outcome_is_told_what_outcomes_there_are() throws IOException {
    EditedRules rules = EditedRules.shipped().replace(SCENARIOS, "    outcome: CONDITIONAL\n", "");
    assertThat(Checked.of(rules.files()).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.remedy().in(Language.EN))
                    .startsWith("add it, one of ELIGIBLE, APPLIES, "));
  }

  @Test
  void a_value_in_one_scenario_is_told_in_that_scenario() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(SCENARIOS, "citizenship: CN_MAINLAND", "citizenship: CN_MAINLANDS");
    String text = String.valueOf(rules.files().text(SCENARIOS));
    int line = (int) text.substring(0, text.indexOf("CN_MAINLANDS")).lines().count();
    assertThat(Checked.of(rules.files()).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.line()).isEqualTo(line));
  }

  @Test
  void an_outcome_and_a_missing_fact_that_there_are_not_are_told_with_the_nearest()
      throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(SCENARIOS, "missing: [ birthDate ]", "missing: [ birthDat ]")
            .replace(SCENARIOS, "outcome: INELIGIBLE", "outcome: INELIGABLE");
    assertThat(Checked.of(rules.files()).findings())
        .extracting(
            finding -> finding.what().in(Language.EN), finding -> finding.remedy().in(Language.EN))
        .containsExactlyInAnyOrder(
            tuple("`INELIGABLE` is no outcome", "did you mean `INELIGIBLE`?"),
            tuple("no fact `birthDat` of Person", "did you mean `birthDate`?"));
  }
}
