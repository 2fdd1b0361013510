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
      JsonNode said = standard.path("results").path(i);
      JsonNode whole = full.path("results").path(i);
      for (Map.Entry<String, JsonNode> member : said.properties()) {
        if (!Set.of("criteria", "citations", "advisories").contains(member.getKey())) {
          assertThat(member.getValue()).isEqualTo(whole.path(member.getKey()));
        }
      }
      for (int c = 0; c < said.path("criteria").size(); c++) {
        for (Map.Entry<String, JsonNode> member : said.path("criteria").path(c).properties()) {
          assertThat(member.getValue())
              .isEqualTo(whole.path("criteria").path(c).path(member.getKey()));
        }
      }
      assertThat(said.path("advisories").findValuesAsText("code"))
          .isEqualTo(whole.path("advisories").findValuesAsText("code"));
      JsonNode citation = said.path("citations").path(0);
      assertThat(citation.path("quote"))
          .isEqualTo(
              citation.isMissingNode()
                  ? citation.path("quote")
                  : whole.path("citations").path(0).path("quote"));
    }
  }

  @Example
  void up_to_25_results_are_told_in_detail_and_more_in_brief() throws IOException {
    Evaluation all = Law.evaluate(Map.of("type", "enterprise"), Law.DAY);
    for (int most : new int[] {1, 25, 26}) {
      Set<String> kept = new TreeSet<>();
      all.results().stream().limit(most).forEach(result -> kept.add(result.provision().id()));
      Evaluation some = all.only(result -> kept.contains(result.provision().id()));
      JsonNode answer = answer(some, STANDARD);
      assertThat(answer.path("results").size()).isEqualTo(most);
      assertThat(answer.has("benefits")).isEqualTo(most <= 25);
      for (JsonNode result : answer.path("results")) {
        assertThat(result.has("requires")).isEqualTo(most <= 25);
        assertThat(result.path("criteria").path(0).has("label")).isEqualTo(most <= 25);
        assertThat(result.path("citations").path(0).path("quote").isEmpty()).isFalse();
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
