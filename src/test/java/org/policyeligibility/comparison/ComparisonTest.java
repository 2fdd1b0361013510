package org.policyeligibility.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;

/** Drafts are compared by what they say, whatever they look like. */
class ComparisonTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";
  private static final String CLAUSE = EditedRules.CLAUSE + "/clause.yaml";

  private static Comparison with(EditedRules draft) throws FaultyRuleset {
    return Comparison.of(Law.shipped().ruleset(), RulesetReader.read(draft.files()));
  }

  private static List<Aspect> aspects(Comparison comparison) {
    assertThat(comparison.clauses()).hasSize(1);
    return comparison.clauses().get(0).differences().stream()
        .map(ClauseChange.Difference::aspect)
        .toList();
  }

  @Test
  void a_rule_set_says_what_it_says() throws Exception {
    assertThat(with(EditedRules.shipped()).isEmpty()).isTrue();
  }

  @Test
  void order_spelling_and_a_bound_written_otherwise_are_no_difference() throws Exception {
    EditedRules draft =
        EditedRules.shipped()
            .replace(RULE, "ageYears <= 65", "ageYears < 66")
            .replace(RULE, "FOREIGN, STATELESS,", "STATELESS,   FOREIGN,");
    assertThat(with(draft).isEmpty()).isTrue();
  }

  @Test
  void another_limit_is_a_difference_of_criteria_told_before_and_after() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(RULE, "ageYears <= 65", "ageYears <= 66"));
    assertThat(aspects(comparison)).containsExactly(Aspect.CRITERIA);
    ClauseChange.Difference difference = comparison.clauses().get(0).differences().get(0);
    assertThat(difference.before().en()).isEqualTo("age is at most 65");
    assertThat(difference.after().en()).isEqualTo("age is at most 66");
    assertThat(comparison.decisive()).hasSize(1);
  }

  @Test
  void a_title_is_a_text_and_decides_nothing() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(CLAUSE, "Work-permit age limit", "Age limit"));
    assertThat(aspects(comparison)).containsExactly(Aspect.TEXTS);
    assertThat(comparison.decisive()).isEmpty();
  }

  @Test
  void a_day_from_which_it_is_not_needed_is_a_difference_that_decides() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(CLAUSE, "from: \"2018-07-28\"", "from: \"2018-07-29\""));
    assertThat(aspects(comparison)).containsExactly(Aspect.NOT_NEEDED);
    assertThat(comparison.decisive()).hasSize(1);
  }

  @Test
  void another_authority_and_another_judge_are_differences_of_authority() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(CLAUSE, "matter: foreigners-work, ", ""));
    assertThat(aspects(comparison)).containsExactly(Aspect.AUTHORITY);
    String judge = "decidedBy: { body: sci-tech-municipal";
    assertThat(
            aspects(
                with(
                    EditedRules.shipped()
                        .replace(CLAUSE, judge + ", matter: foreigners-work", judge))))
        .containsExactly(Aspect.AUTHORITY);
    assertThat(comparison.decisive()).isEmpty();
  }

  @Test
  void a_judgement_that_the_text_itself_asks_for_is_told_from_one_that_it_does_not()
      throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(CLAUSE, "statedInText: true", "statedInText: false"));
    assertThat(aspects(comparison)).containsExactly(Aspect.AUTHORITY);
    assertThat(comparison.decisive()).isEmpty();
  }

  @Test
  void a_day_from_which_an_advisory_is_shown_is_a_difference_of_texts() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(CLAUSE, "from: \"2023-03-10\"", "from: \"2023-03-11\""));
    assertThat(aspects(comparison)).containsExactly(Aspect.TEXTS);
    assertThat(comparison.decisive()).isEmpty();
  }

  @Test
  void whom_an_obligation_binds_is_a_difference_that_decides() throws Exception {
    EditedRules draft = EditedRules.shipped();
    String path =
        draft.files().paths().stream()
            .filter(name -> name.endsWith("/clause.yaml"))
            .filter(name -> String.valueOf(draft.files().text(name)).contains("    binds: true\n"))
            .findFirst()
            .orElseThrow();
    Comparison comparison = with(draft.replace(path, "    binds: true\n", ""));
    assertThat(aspects(comparison)).containsExactly(Aspect.BINDING);
    assertThat(comparison.decisive()).hasSize(1);
  }

  @Test
  void nothing_says_null() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace(CLAUSE, "RELAXATION_NOT_NEEDED", "NO_RELAXATION"));
    assertThat(comparison.clauses().toString()).doesNotContain("(null)");
  }

  @Test
  void a_first_day_is_a_difference_of_dates() throws Exception {
    Comparison comparison =
        with(
            EditedRules.shipped()
                .replace(
                    CLAUSE,
                    "evaluable: conditional\n",
                    "evaluable: conditional\ninForce: { from: \"2021-01-01\" }\n"));
    assertThat(aspects(comparison)).containsExactly(Aspect.DATES);
  }

  @Test
  void a_clause_that_only_one_of_them_has_is_added_or_removed() throws Exception {
    EditedRules draft = EditedRules.shipped();
    for (String file : List.of("rule.drl", "clause.yaml", "scenarios.yaml")) {
      String text = String.valueOf(draft.files().text(EditedRules.CLAUSE + "/" + file));
      draft.write(
          "guofa-2020-7/5.9-beside/" + file, text.replace("guofa-2020-7/5.3", "guofa-2020-7/5.9"));
    }
    Ruleset more = RulesetReader.read(draft.files());
    assertThat(Comparison.of(Law.shipped().ruleset(), more).clauses())
        .extracting(change -> change.clause() + " " + change.kind())
        .containsExactly("guofa-2020-7/5.9 ADDED");
    assertThat(Comparison.of(more, Law.shipped().ruleset()).clauses())
        .extracting(change -> change.clause() + " " + change.kind())
        .containsExactly("guofa-2020-7/5.9 REMOVED");
  }

  @Test
  void a_fact_declared_otherwise_is_named() throws Exception {
    Comparison comparison =
        with(EditedRules.shipped().replace("facts.yaml", "implies: NATIONAL_HIGH_TECH_ZONE, ", ""));
    assertThat(comparison.facts()).contains("zone.zoneTypes", "zone.withinZoneTypes");
  }
}
