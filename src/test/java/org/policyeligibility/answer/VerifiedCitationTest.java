package org.policyeligibility.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.reading.RulesetReader;

/** An answer says of each quote whether it was found in its source, and never pretends. */
class VerifiedCitationTest {
  private static final String CLAUSE = "guofa-2020-7/5.3";
  private static final Path SOURCES =
      Path.of(System.getProperty("policy.sources", "../shared/sources"));

  /** The citation as answers of a rule set carry it. */
  private static JsonNode citation(Ruleset ruleset) throws Exception {
    Clause clause = ruleset.provision(CLAUSE).orElseThrow().clause();
    return new ObjectMapper()
        .readTree(Json.bytes(CitationView.of(clause, Language.EN, ruleset.proof())));
  }

  @Test
  void without_a_proof_nothing_is_verified() throws Exception {
    JsonNode citation = citation(RulesetReader.read(EditedRules.shipped().files()));
    assertThat(citation.path("source").path("language").asText()).isEqualTo("zh");
    assertThat(citation.path("source").path("verified").asBoolean(true)).isFalse();
    assertThat(citation.path("translations").get(0).path("verified").asBoolean(true)).isFalse();
  }

  @Test
  void what_was_found_is_verified_and_one_altered_character_is_not() throws Exception {
    Ruleset read = RulesetReader.read(EditedRules.shipped().files());
    QuoteProof proof =
        new QuoteProof(
            1,
            Set.of(
                new QuoteProof.Found(
                    read.document("guofa-2020-7").orElseThrow().citedSource().sha256(),
                    27,
                    3,
                    3,
                    read.provision("guofa-2020-7/5.3")
                        .orElseThrow()
                        .clause()
                        .citation()
                        .quote()
                        .getOrDefault(Language.ZH, ""))));
    JsonNode found = citation(RulesetReader.read(EditedRules.shipped().files(), proof));
    assertThat(found.path("source").path("verified").asBoolean()).isTrue();
    assertThat(found.path("translations").get(0).path("verified").asBoolean(true)).isFalse();
    EditedRules altered =
        EditedRules.shipped()
            .replace(EditedRules.CLAUSE + "/clause.yaml", "批准，申请工作许可", "核准，申请工作许可");
    assertThat(
            citation(RulesetReader.read(altered.files(), proof))
                .path("source")
                .path("verified")
                .asBoolean(true))
        .isFalse();
  }

  @Test
  void the_shipped_law_is_verified_exactly_where_it_was_built_with_its_sources() throws Exception {
    boolean sources = Files.isDirectory(SOURCES);
    assertThat(citation(Law.shipped().ruleset()).path("source").path("verified").asBoolean())
        .isEqualTo(sources);
    assertThat(Law.shipped().ruleset().proof().quotes() > 0).isEqualTo(sources);
  }
}
