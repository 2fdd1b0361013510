package org.policyeligibility.ruleset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.record.RecordWriter;

/** A start reads what the build checked, and has what the texts say. */
class CheckedRulesetTest {
  private static Ruleset texts = Law.shipped().ruleset();
  private final Ruleset loaded = Law.shipped().ruleset();

  @BeforeAll
  static void read_the_texts() throws Exception {
    texts = RulesetReader.read(EditedRules.shipped().files());
  }

  @Test
  void every_provision_and_document_is_what_the_texts_say() {
    assertThat(loaded.documents()).isEqualTo(texts.documents());
    assertThat(loaded.catalogue()).isEqualTo(texts.catalogue());
  }

  @Test
  void every_fact_is_what_the_texts_say_in_each_of_its_members() {
    for (ProfileType type : ProfileType.values()) {
      List<Fact> facts = loaded.vocabulary().facts(type);
      assertThat(facts)
          .usingRecursiveFieldByFieldElementComparator()
          .isEqualTo(texts.vocabulary().facts(type));
    }
    assertThat(loaded.vocabulary().lists()).isEqualTo(texts.vocabulary().lists());
  }

  @Test
  void the_zone_register_and_every_identifier_is_what_the_texts_say() {
    assertThat(loaded.register().content()).isEqualTo(texts.register().content());
    assertThat(loaded.vocabulary().identifiers()).isEqualTo(texts.vocabulary().identifiers());
  }

  @Test
  void it_is_known_by_the_same_digest_and_shows_the_same_files() {
    assertThat(loaded.digest()).isEqualTo(texts.digest());
    assertThat(loaded.version()).isEqualTo(texts.version());
    assertThat(loaded.files().paths()).isEqualTo(texts.files().paths());
  }

  @Test
  void what_another_process_wrote_this_one_would_write_to_the_byte() throws Exception {
    try (InputStream built =
        CheckedRulesetTest.class.getResourceAsStream("/META-INF/law/checked")) {
      assertThat(texts.toBytes(loaded.proof())).isEqualTo(built.readAllBytes());
    }
    assertThat(loaded.toBytes(loaded.proof())).isEqualTo(texts.toBytes(loaded.proof()));
  }

  @Test
  void a_change_of_the_register_changes_the_digest() throws Exception {
    for (String table : List.of("memberships.csv", "cities.csv", "register.yaml")) {
      EditedRules rules = EditedRules.shipped();
      String path = "zones/" + table;
      rules.write(path, rules.files().text(path) + "\n");
      assertThat(RulesetReader.read(rules.files()).digest()).as(table).isNotEqualTo(texts.digest());
    }
  }

  @Test
  void a_fact_that_many_criteria_test_is_one_object_as_it_was() {
    Fact named = loaded.vocabulary().known(ProfileType.ENTERPRISE, "zoneTypes");
    assertThat(
            loaded.catalogue().stream()
                .flatMap(provision -> provision.criteria().stream())
                .map(Criterion::fact)
                .filter(named::equals))
        .isNotEmpty()
        .allSatisfy(fact -> assertThat(fact).isSameAs(named));
  }

  @Test
  void what_no_record_of_the_law_holds_is_refused_by_the_build() {
    RecordWriter writer = new RecordWriter();
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(List.of(1.5)));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(Map.of("a", 'b')));
  }

  @Test
  void bytes_of_another_build_are_no_rule_set() {
    byte[] other = new RecordWriter().write("guofa-2020-7").toBytes();
    assertThatIllegalStateException().isThrownBy(() -> Ruleset.readFrom(other, texts::files));
    byte[] none = "?".getBytes(StandardCharsets.UTF_8);
    assertThatIllegalStateException().isThrownBy(() -> Ruleset.readFrom(none, texts::files));
  }
}
