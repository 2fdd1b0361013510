package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.api.Service;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/** A company and somebody it employs, asked about together. */
@QuarkusTest
class JointCaseTest {
  private static final Map<String, Object> COMPANY =
      Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true);
  private static final Map<String, Object> ENGINEER =
      Map.of("citizenship", "FOREIGN", "birthDate", "1961-03-09", "employerType", "ENTERPRISE");

  private static Map<String, Object> both() {
    Map<String, Object> both = new LinkedHashMap<>(COMPANY);
    both.putAll(ENGINEER);
    return both;
  }

  /** A form has one field for a name. */
  @Test
  void no_name_is_that_of_a_fact_of_both() {
    Vocabulary vocabulary = Law.shipped().ruleset().vocabulary();
    vocabulary
        .facts(ProfileType.ENTERPRISE)
        .forEach(
            fact ->
                assertThat(vocabulary.has(ProfileType.PERSON, fact.name()))
                    .as(fact.name())
                    .isFalse());
    vocabulary
        .identifiers(ProfileType.ENTERPRISE)
        .forEach(
            identifier ->
                assertThat(vocabulary.has(ProfileType.PERSON, identifier.name())).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void each_question_is_asked_once_and_the_outcomes_are_those_of_the_contract(String prefix) {
    List<String> asked = new ArrayList<>();
    Visitor.Page page = Visitor.begin(prefix, "joint", "heart");
    while (!page.questions().isEmpty()) {
      asked.addAll(page.questions());
      page = page.send(Visitor.answers(page, both()));
      assertThat(page.status()).as(page.text()).isEqualTo(200);
    }
    assertThat(asked).doesNotHaveDuplicates().contains("@place", "birthDate", "holdsPledgeableIp");
    assertThat(asked).doesNotContain("employerZoneTypes", "employerZone");
    Map<String, String> shown = page.send(Map.of()).outcomes();
    assertThat(shown).containsKeys("guofa-2020-7/5.3", "guofa-2020-7/17.3");
    Map<String, String> answered = answered();
    shown.forEach(
        (clause, outcome) -> {
          String other = answered.getOrDefault(clause, "");
          if (!Outcome.valueOf(outcome).isAgainst() || !Outcome.valueOf(other).isAgainst()) {
            assertThat(outcome).as(clause).isEqualTo(other);
          }
        });
  }

  private static Map<String, String> answered() {
    Map<String, Object> company = new LinkedHashMap<>(COMPANY);
    company.put("type", "enterprise");
    Map<String, Object> engineer = new LinkedHashMap<>(ENGINEER);
    engineer.put("type", "person");
    byte[] body = Service.write(Map.of("profiles", List.of(company, engineer)));
    Map<String, String> outcomes = new TreeMap<>();
    Service.evaluate(new String(body, StandardCharsets.UTF_8))
        .json()
        .path("results")
        .forEach(
            result ->
                outcomes.put(result.path("clause").asText(), result.path("outcome").asText()));
    return outcomes;
  }

  @Test
  void an_answer_of_either_is_changed_and_those_of_both_are_listed() {
    Visitor.Page end = Visitor.answer(Visitor.begin("", "joint", "heart"), both());
    assertThat(end.text()).contains("1961年3月9日", "外国国籍");
    Visitor.Page change = end.send("questions", Map.of("change", List.of("holdsPledgeableIp")));
    assertThat(change.questions()).containsExactly("holdsPledgeableIp");
    Visitor.Page wrong =
        end.send("questions", Map.of("change", List.of("birthDate")))
            .send(Map.of("v.birthDate", List.of("2999-01-01")));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".errors a").attr("href")).isEqualTo("#f-birthDate");
  }
}
