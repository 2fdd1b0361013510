package org.policyeligibility.api.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.text.RuleFiles;

/** While rules are being written: the next request is answered by what the folder says. */
@Tag("apart")
class CurrentRulesetTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write_the_shipped_rules() throws IOException {
    write(EditedRules.shipped());
  }

  private void write(EditedRules rules) throws IOException {
    RuleFiles files = rules.files();
    for (String path : files.paths()) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      String text = Optional.ofNullable(files.text(path)).orElseThrow();
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Files.writeString(file, text);
      }
    }
  }

  private static String digest(CurrentRuleset law) {
    return law.get().eligibility().ruleset().digest();
  }

  @Test
  void an_edited_rule_answers_the_next_request() throws IOException {
    CurrentRuleset law = new CurrentRuleset(Optional.of(folder));
    String before = digest(law);
    write(EditedRules.shipped().replace(RULE, "ageYears <= 65", "ageYears <= 66"));
    assertThat(digest(law)).isNotEqualTo(before);
    assertThat(law.fault()).isEmpty();
    law.close();
  }

  @Test
  void a_broken_rule_is_told_and_the_last_good_rule_set_stays() throws IOException {
    CurrentRuleset law = new CurrentRuleset(Optional.of(folder));
    String before = digest(law);
    write(EditedRules.shipped().replace(RULE, "ageYears <= 65", "ageYear <= 65"));
    assertThat(digest(law)).isEqualTo(before);
    assertThat(law.fault())
        .contains("rules/" + RULE + ":9:13: no fact `ageYear` of Person; did you mean `ageYears`?");
    write(EditedRules.shipped());
    assertThat(digest(law)).isEqualTo(before);
    assertThat(law.fault()).isEmpty();
    law.close();
  }

  @Test
  void rules_broken_from_the_beginning_leave_no_law_in_force() throws IOException {
    write(EditedRules.shipped().replace(RULE, "ageYears <= 65", "ageYear <= 65"));
    CurrentRuleset law = new CurrentRuleset(Optional.of(folder));
    assertThat(law.fault()).isPresent();
    assertThat(law.isLoaded()).isFalse();
  }
}
