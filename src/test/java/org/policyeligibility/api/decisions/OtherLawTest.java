package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.cli.GrownRules;
import org.policyeligibility.ruleset.EditedRules;

/** The law changes after a decision: it is still worked out by the law that it names. */
@QuarkusTest
@TestProfile(OtherLawTest.OfAFolder.class)
@Tag("apart")
class OtherLawTest {
  private static final Path RULES = Path.of("target", "other-law", "rules");
  private static final Path RULE = RULES.resolve(EditedRules.CLAUSE + "/rule.drl");
  private static final Path FACTS = RULES.resolve("facts.yaml");
  private static final String UP_TO_65 = "ageYears <= 65";

  private final CounterClient office = CounterClient.open();

  /** The service reads a copy of the rules, which the test edits. */
  public static class OfAFolder implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        GrownRules.copy(RULES);
        return Map.of("policy.rules.folder", RULES.toString());
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  private static void edit(String from, String to) {
    try {
      String rule = Files.readString(RULE);
      assertThat(rule).contains(from);
      Files.writeString(RULE, rule.replace(from, to));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final String VALUE = "AIRSHIP_YARD: { zh: 飞艇厂, en: airship yard }";

  private static final String FACT =
      """
      hasAirshipLicence:
        type: boolean
        label: { zh: 持飞艇执照, en: Has an airship licence }
        proof: { zh: 飞艇执照, en: airship licence }
        question: { zh: 您是否持飞艇执照？, en: "Do you have an airship licence?" }
        affirmed: { zh: 持飞艇执照, en: has an airship licence }
        denied: { zh: 不持飞艇执照, en: has no airship licence }
      """;

  /** Facts that the law had once: what a case of then says is not in the vocabulary of now. */
  private static void addToVocabulary() throws IOException {
    String facts = Files.readString(FACTS);
    String more =
        facts
            .replace("  EmployerType:\n", "  EmployerType:\n" + VALUE.indent(4))
            .replace("    employerProvinceCode:\n", FACT.indent(4) + "    employerProvinceCode:\n");
    assertThat(more).contains("AIRSHIP_YARD", "hasAirshipLicence");
    Files.writeString(FACTS, more);
  }

  /** A decision on a case that states this besides, by the law of the moment. */
  private String keptWith(String fact, Object value) {
    Map<String, Object> body = CounterClient.application("PD-1");
    Map<Object, Object> profile = new HashMap<>((Map<?, ?>) body.get("profile"));
    profile.put(fact, value);
    body.put("profile", profile);
    return office.kept(body);
  }

  /** Both under one law, for a law with other facts is compiled whole. */
  @Test
  void a_law_that_does_not_know_a_fact_or_a_value_of_the_case_says_so_and_its_own_still_knows()
      throws IOException {
    String before = Service.get("/v1/rulesets/current").json().path("digest").asText();
    addToVocabulary();
    String ofFact = keptWith("hasAirshipLicence", true);
    String ofValue = keptWith("employerType", "AIRSHIP_YARD");
    String own = office.read(ofFact).path("ruleset").path("digest").asText();
    put_the_law_back();
    assertThat(Service.get("/v1/rulesets/current").json().path("digest").asText())
        .isEqualTo(before)
        .isNotEqualTo(own);

    for (String id : List.of(ofFact, ofValue)) {
      for (String other : List.of("current", before)) {
        Service.Answer refused = office.replay(id, Map.of("ruleset", other));
        JsonNode problem = Problems.expect(409, refused);
        assertThat(problem.path("detail").asText()).contains("无法读取这份档案");
        assertThat(refused.body()).doesNotContain("AIRSHIP_YARD", "hasAirshipLicence");
      }
      Service.Answer english =
          office.counter(
              "POST",
              CounterClient.DECISIONS + "/" + id + "/replay",
              Map.of("ruleset", "current"),
              "Accept-Language",
              "en");
      assertThat(Problems.expect(409, english).path("detail").asText())
          .contains("cannot read this case");
      JsonNode same = office.replay(id, null).json();
      assertThat(same.path("identical").asBoolean()).isTrue();
      assertThat(same.path("ruleset").path("digest").asText()).isEqualTo(own);
    }
  }

  @AfterEach
  void put_the_law_back() throws IOException {
    GrownRules.copy(RULES);
  }

  @Test
  void a_replay_by_the_old_law_is_identical_and_by_the_new_one_it_says_which_clause_changed() {
    String id = office.kept(CounterClient.application("PD-1"));
    String old = office.read(id).path("ruleset").path("digest").asText();
    edit(UP_TO_65, "ageYears <= 60");
    JsonNode current = Service.get("/v1/rulesets/current").json();
    assertThat(current.path("digest").asText()).isNotEqualTo(old);

    JsonNode same = office.replay(id, null).json();
    assertThat(same.path("identical").asBoolean()).isTrue();
    assertThat(same.path("ruleset").path("digest").asText()).isEqualTo(old);

    JsonNode other = office.replay(id, Map.of("ruleset", "current")).json();
    assertThat(other.path("identical").asBoolean()).isFalse();
    assertThat(other.path("ruleset").path("digest")).isEqualTo(current.path("digest"));
    assertThat(other.path("changes")).hasSize(1);
    JsonNode change = other.path("changes").path(0);
    assertThat(change.path("clause").asText()).isEqualTo("guofa-2020-7/5.3");
    assertThat(change.path("before").asText()).isEqualTo("CONDITIONAL");
    assertThat(change.path("after").asText()).isEqualTo("INELIGIBLE");
    assertThat(change.path("kind").asText()).isEqualTo("CHANGED");
    assertThat(change.path("differences").path(0).path("after").asText()).contains("60");

    // A new decision names the new law, and a retried request the one that it was decided by.
    assertThat(
            office
                .read(office.kept(CounterClient.application("PD-2")))
                .path("ruleset")
                .path("digest"))
        .isEqualTo(current.path("digest"));
    assertThat(office.replay(id, Map.of("ruleset", old)).json()).isEqualTo(same);
  }
}
