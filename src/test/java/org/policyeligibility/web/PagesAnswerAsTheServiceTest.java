package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.api.Service;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.InForce;

/**
 * A profile that is told by the form, question by question, gets the outcomes that the same profile
 * gets as JSON, and is asked no more questions than the page says.
 */
@QuarkusTest
class PagesAnswerAsTheServiceTest {
  private static final int PROFILES = 60;
  private static final int MANY_PROFILES = 300;

  /** Where the applicant is was said before anything was asked. */
  private static final Set<String> NAMED = Set.of("provinceCode", "employerProvinceCode");

  @Test
  void outcomes_are_those_of_the_contract_whatever_is_stated() {
    outcomesAreThoseOfTheContract(0, PROFILES);
  }

  @Tag("long")
  @Test
  void outcomes_are_those_of_the_contract_for_many_more() {
    outcomesAreThoseOfTheContract(PROFILES, MANY_PROFILES);
  }

  private static void outcomesAreThoseOfTheContract(long from, long to) {
    LocalDate today = LocalDate.now(InForce.ZONE);
    for (long seed = from; seed < to; seed++) {
      RandomProfiles random = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
      Map<String, Object> stated = new LinkedHashMap<>(random.stated(today));
      stated.keySet().removeAll(List.of("nationality", "unifiedSocialCreditCode"));
      String prefix = seed % 2 == 0 ? "" : "/en";
      Visitor.Page results = interview(prefix, stated).send(Map.of());
      assertSame("seed " + seed, results.outcomes(), outcomes(stated));
    }
  }

  /**
   * Outcomes alike; where something known is against a clause, nobody asks whether something else
   * is as well, which may stand before it among the reasons.
   */
  private static void assertSame(
      String name, Map<String, String> shown, Map<String, String> answered) {
    assertThat(shown.keySet()).as(name).isEqualTo(answered.keySet());
    answered.forEach(
        (clause, outcome) -> {
          String page = shown.getOrDefault(clause, "");
          if (!Outcome.valueOf(outcome).isAgainst() || !Outcome.valueOf(page).isAgainst()) {
            assertThat(page).as(name + " " + clause).isEqualTo(outcome);
          }
        });
  }

  /** Holds each page to its bound on what follows. */
  private static Visitor.Page interview(String prefix, Map<String, Object> stated) {
    List<Integer> bounds = new ArrayList<>();
    List<Integer> asked = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Visitor.Page page = Visitor.begin(prefix, String.valueOf(stated.get("type")), "all");
    while (!page.questions().isEmpty()) {
      assertThat(page.questions()).hasSizeLessThanOrEqualTo(5);
      bounds.add(page.asksForPlace() ? Integer.MAX_VALUE : page.left());
      asked.add(page.questions().size());
      names.addAll(page.questions());
      page = page.send(Visitor.answers(page, stated));
      assertThat(page.status()).as(page.text()).isEqualTo(200);
    }
    for (int i = 0; i < bounds.size(); i++) {
      int after = asked.subList(i + 1, asked.size()).stream().mapToInt(Integer::intValue).sum();
      assertThat(after).isLessThanOrEqualTo(bounds.get(i));
    }
    return unasked(page, names, stated);
  }

  /** Facts that read as met while nobody states them are stated where answers are checked. */
  private static Visitor.Page unasked(
      Visitor.Page answers, Set<String> asked, Map<String, Object> stated) {
    Visitor.Page page = answers;
    for (String fact : answers.document().select("button[name=change]").eachAttr("value")) {
      if (stated.containsKey(fact) && !asked.contains(fact) && !NAMED.contains(fact)) {
        Visitor.Page change = page.send("questions", Map.of("change", List.of(fact)));
        page = change.send("answers", Visitor.answers(change, stated));
      }
    }
    return page;
  }

  private static Map<String, String> outcomes(Map<String, Object> stated) {
    JsonNode answer =
        Service.evaluate(
                new String(Service.write(Map.of("profile", stated)), StandardCharsets.UTF_8))
            .json();
    Map<String, String> outcomes = new TreeMap<>();
    answer
        .path("results")
        .forEach(
            result ->
                outcomes.put(result.path("clause").asText(), result.path("outcome").asText()));
    return outcomes;
  }
}
