package org.policyeligibility.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;

/** The digest names the law: neither a remark nor a layout changes it, and every limit does. */
class RulesetDigestTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  private static String digest(EditedRules rules) throws FaultyRuleset {
    return RulesetReader.read(rules.files()).digest();
  }

  @Test
  void comments_and_layout_of_a_rule_do_not_change_it() throws Exception {
    EditedRules other =
        EditedRules.onlyClause()
            .replace(RULE, "when\n", "when // 另一说明\n\n")
            .replace(RULE, "ageYears <= 65", "!(\n  ageYears>65 )");
    assertThat(digest(other)).isEqualTo(digest(EditedRules.onlyClause()));
  }

  @Test
  void another_limit_changes_it() throws Exception {
    assertThat(digest(EditedRules.onlyClause().replace(RULE, "<= 65", "<= 64")))
        .isNotEqualTo(digest(EditedRules.onlyClause()));
  }

  @Test
  void another_day_in_force_changes_it_and_another_scenario_does_not() throws Exception {
    String usual = digest(EditedRules.onlyClause());
    String document = "guofa-2020-7/document.yaml";
    assertThat(digest(EditedRules.onlyClause().replace(document, "2020-07-13", "2020-07-14")))
        .isNotEqualTo(usual);
    assertThat(
            digest(
                EditedRules.onlyClause()
                    .replace(EditedRules.CLAUSE + "/scenarios.yaml", "scenario: ", "scenario: x ")))
        .isEqualTo(usual);
  }
}
