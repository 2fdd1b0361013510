package org.policyeligibility.ruleset.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * Tests of the cache of parsed rules. A text that the build has seen is not read again; any other
 * is.
 */
class ParsedBeforeTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  private static boolean isKnown(EditedRules rules) {
    RuleFiles files = rules.files();
    return new ParsedBefore(files, ShippedRules.seen()).isKnown(String.valueOf(files.text(RULE)));
  }

  @Test
  void a_shipped_rule_over_the_shipped_facts_is_known() throws Exception {
    assertThat(isKnown(EditedRules.shipped())).isTrue();
    assertThat(isKnown(EditedRules.onlyClause())).isTrue();
  }

  @Test
  void a_rule_with_one_other_character_is_not_known() throws Exception {
    assertThat(isKnown(EditedRules.shipped().replace(RULE, "<= 65", "<= 66"))).isFalse();
    assertThat(isKnown(EditedRules.shipped().replace(RULE, "package", "package "))).isFalse();
  }

  @Test
  void no_rule_is_known_over_facts_with_one_other_character() throws Exception {
    assertThat(isKnown(EditedRules.shipped().replace("facts.yaml", "\n", "\n\n"))).isFalse();
  }

  @Test
  void the_shipped_law_with_other_scenarios_is_taken_as_the_build_checked_it() throws Exception {
    String scenarios = EditedRules.CLAUSE + "/scenarios.yaml";
    EditedRules rules =
        EditedRules.shipped().replace(scenarios, "scenarios:", "scenarios: # all\n");
    assertThat(DraftRulesLoader.look(rules.files()).catalogue())
        .isEqualTo(DraftRulesLoader.read(rules.files()).catalogue());
  }

  @Test
  void a_file_that_is_at_fault_as_such_is_found_beside_the_shipped_law() throws Exception {
    String folder = "guofa-2020-7/5.9-of-nothing";
    for (EditedRules rules :
        new EditedRules[] {
          EditedRules.shipped().write(folder + "/scenarios.yaml", "asOf: \"2024-01-01\"\n"),
          EditedRules.shipped().write("guofa-2020-7/notes.md", "nobody reads this\n"),
          EditedRules.shipped()
              .replace(EditedRules.CLAUSE + "/scenarios.yaml", "scenarios:", "\u202escenarios:"),
          EditedRules.shipped()
              .replace(
                  EditedRules.CLAUSE + "/scenarios.yaml", "scenarios:", "# TODO: more\nscenarios:")
        }) {
      assertThatThrownBy(() -> DraftRulesLoader.look(rules.files()))
          .isInstanceOf(FaultyRuleset.class);
    }
  }
}
