package org.policyeligibility.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.message.Language;

/** Views differ in how much they say and in nothing else, for any profile. */
class AnswerFormTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final AnswerWriter PAGES = AnswerWriter.of(Law.shipped().ruleset());
  private static final List<String> LISTS = List.of("criteria", "requires", "advisories");
  private static final List<String> TO_ACT_ON =
      List.of(
          "ELIGIBLE",
          "APPLIES",
          "COMPLIANT",
          "CONDITIONAL",
          "MAY_APPLY",
          "NOT_NEEDED",
          "NON_COMPLIANT");
  private static final List<String> OUTSIDE = List.of("OUT_OF_SCOPE", "NOT_IN_FORCE");
  private static final AnswerForm STANDARD = new AnswerForm(AnswerForm.View.STANDARD, false);

  private static JsonNode answer(Evaluation evaluation, AnswerForm form) throws IOException {
    return MAPPER.readTree(
        PAGES.answer(evaluation, Law.shipped().advise(evaluation), Language.EN, form));
  }

  private static Evaluation evaluation(long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
    LocalDate asOf = profiles.day();
    return Law.evaluate(profiles.stated(asOf), asOf);
  }

  private static List<String> each(JsonNode answer, String member) {
    List<String> values = new ArrayList<>();
    answer.path("results").forEach(result -> values.add(result.path(member).asText()));
    return values;
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void standard_and_summary_agree_with_full_in_clauses_outcomes_and_sentences(@ForAll long seed)
      throws IOException {
    Evaluation evaluation = evaluation(seed);
    JsonNode full = answer(evaluation, AnswerForm.FULL);
    for (AnswerForm form : List.of(STANDARD, AnswerForm.SUMMARY)) {
      JsonNode other = answer(evaluation, form);
      for (String member : List.of("clause", "benefit", "outcome", "summaryText")) {
        assertThat(each(other, member)).isEqualTo(each(full, member));
      }
      assertThat(other.path("summary")).isEqualTo(full.path("summary"));
      assertThat(other.path("missingFacts").findValuesAsText("fact"))
          .isEqualTo(full.path("missingFacts").findValuesAsText("fact"));
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void whatever_the_standard_view_says_the_full_one_says_too(@ForAll long seed) throws IOException {
    Evaluation evaluation = evaluation(seed);
    JsonNode full = answer(evaluation, AnswerForm.FULL);
    JsonNode standard = answer(evaluation, STANDARD);
    for (int i = 0; i < standard.path("results").size(); i++) {
      assertSaid(standard.path("results").path(i), full.path("results").path(i));
    }
  }

  private static void assertSaid(JsonNode standard, JsonNode full) {
    for (Map.Entry<String, JsonNode> member : standard.properties()) {
      if (LISTS.contains(member.getKey())) {
        for (JsonNode said : member.getValue()) {
          assertThat(full.path(member.getKey()))
              .as(member.getKey())
              .anySatisfy(whole -> assertThat(whole.properties()).containsAll(said.properties()));
        }
      } else if (member.getKey().equals("citations")) {
        JsonNode quote = full.path("citations").path(0).path("quote");
        JsonNode said = member.getValue().path(0).path("quote");
        assertThat(said.isEmpty()).isFalse();
        assertThat(quote.properties()).containsAll(said.properties());
      } else {
        assertThat(member.getValue()).isEqualTo(full.path(member.getKey()));
      }
    }
  }

  @Example
  void up_to_25_results_are_told_in_detail_and_more_by_what_counts() throws IOException {
    Evaluation all = Law.evaluate(Map.of("type", "enterprise"), Law.DAY);
    for (int most : new int[] {1, 25, 26}) {
      Set<String> kept = new TreeSet<>();
      all.results().stream().limit(most).forEach(result -> kept.add(result.provision().id()));
      Evaluation some = all.only(result -> kept.contains(result.provision().id()));
      JsonNode answer = answer(some, STANDARD);
      assertThat(answer.path("results").size()).isEqualTo(most);
      assertThat(answer.has("benefits")).isEqualTo(most <= 25);
      for (JsonNode result : answer.path("results")) {
        assertThat(result.has("modality")).isEqualTo(most <= 25);
        assertThat(result.path("citations").path(0).path("quote").isEmpty()).isFalse();
      }
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void a_long_answer_has_every_condition_and_who_decides_where_there_is_something_to_do(
      @ForAll long seed) throws IOException {
    Evaluation evaluation = evaluation(seed);
    JsonNode full = answer(evaluation, AnswerForm.FULL);
    JsonNode standard = answer(evaluation, STANDARD);
    for (int i = 0; i < standard.path("results").size(); i++) {
      JsonNode said = standard.path("results").path(i);
      JsonNode whole = full.path("results").path(i);
      if (TO_ACT_ON.contains(said.path("outcome").asText())) {
        for (String member : List.of("criteria", "requires", "advisories")) {
          assertThat(said.path(member)).hasSameSizeAs(whole.path(member));
        }
        assertThat(said.path("criteria").findValuesAsText("label"))
            .isEqualTo(labels(whole.path("criteria")));
        assertThat(said.path("requires").findValuesAsText("decidedBy"))
            .isEqualTo(whole.path("requires").findValuesAsText("decidedBy"));
        List<String> deciders = whole.path("requires").findValuesAsText("decidedBy");
        String authority = whole.path("authority").asText();
        boolean isLong = standard.path("results").size() > 25;
        boolean decides =
            isLong && !deciders.isEmpty() && deciders.stream().allMatch(authority::equals);
        assertThat(authority).isNotBlank();
        assertThat(said.path("authority").asText()).isEqualTo(decides ? "" : authority);
      }
    }
  }

  private static List<String> labels(JsonNode criteria) {
    List<String> labels = new ArrayList<>();
    criteria.forEach(criterion -> labels.add(criterion.path("label").asText()));
    return labels;
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void every_view_but_the_summary_has_the_status_of_every_criterion_in_scope_and_in_force(
      @ForAll long seed) throws IOException {
    Evaluation evaluation = evaluation(seed);
    JsonNode full = answer(evaluation, AnswerForm.FULL);
    JsonNode standard = answer(evaluation, STANDARD);
    for (int i = 0; i < standard.path("results").size(); i++) {
      JsonNode said = standard.path("results").path(i);
      if (!OUTSIDE.contains(said.path("outcome").asText())) {
        assertThat(statuses(said)).isEqualTo(statuses(full.path("results").path(i)));
      }
    }
  }

  private static List<String> statuses(JsonNode result) {
    List<String> statuses = new ArrayList<>();
    for (JsonNode criterion : result.path("criteria")) {
      statuses.add(criterion.path("fact").asText() + " " + criterion.path("status").asText());
    }
    return statuses;
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void a_long_answer_says_of_anything_else_what_is_missing_or_what_is_against_it(@ForAll long seed)
      throws IOException {
    for (JsonNode result : answer(evaluation(seed), STANDARD).path("results")) {
      String outcome = result.path("outcome").asText();
      if (outcome.equals("INDETERMINATE")) {
        assertThat(result.path("missingFacts").isEmpty()).as(outcome).isFalse();
      } else if (List.of("INELIGIBLE", "DOES_NOT_APPLY").contains(outcome)) {
        assertThat(result.findValuesAsText("status"))
            .as(outcome)
            .containsAnyOf("NOT_MET", "FAILED", "REFUSED");
      }
    }
  }

  @Example
  void every_outcome_is_named_in_the_terms_as_it_is_at_the_prompt() {
    for (Term term : Term.all()) {
      if (term.kind() == Term.Kind.OUTCOME) {
        assertThat(term.name().zh()).isEqualTo(Outcome.valueOf(term.code()).in(Language.ZH));
      }
    }
  }
}
