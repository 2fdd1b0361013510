package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Material;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.lint.Lint;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFolder;
import org.policyeligibility.scenario.ScenarioReader;

/** The tidy test: what must be true of every clause, told with its place. */
class RulesetIsSoundTest {
  private final Ruleset ruleset = Law.shipped().ruleset();

  @Test
  void the_compiled_law_is_the_law_in_the_folder() throws Exception {
    assertThat(RulesetReader.read(RuleFolder.read(Path.of("rules"))).digest())
        .isEqualTo(ruleset.digest());
  }

  @Test
  void clauses_that_share_a_benefit_say_how_they_stand_to_each_other() {
    List<String> silent = new ArrayList<>();
    for (Provision provision : ruleset.catalogue()) {
      for (Provision other : ruleset.catalogue()) {
        if (provision.id().compareTo(other.id()) < 0
            && provision.clause().benefit().equals(other.clause().benefit())
            && ruleset.relations(provision.id()).stream()
                .noneMatch(relation -> relation.clause().equals(other.id()))) {
          silent.add(
              provision.id() + " and " + other.id() + " share " + provision.clause().benefit());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void a_relation_is_seen_from_both_of_its_ends() {
    int stated = 0;
    for (Provision provision : ruleset.catalogue()) {
      for (Relation relation : provision.clause().relations()) {
        stated++;
        assertThat(ruleset.relations(provision.id())).contains(relation);
        assertThat(ruleset.relations(relation.clause()))
            .contains(relation.reversed(provision.id()));
      }
    }
    assertThat(stated).isPositive();
    assertThat(ruleset.relations("guofa-2020-7/17.3"))
        .anySatisfy(
            relation -> {
              assertThat(relation.kind()).isEqualTo(Relation.Kind.SUPPLEMENTED_BY);
              assertThat(relation.clause()).isEqualTo("zhangjiang-2023/IV.4.3");
            });
  }

  @Test
  void every_binding_document_lists_its_articles_and_the_news_what_it_announced() {
    for (Document document : ruleset.documents()) {
      assertThat(document.articles().isEmpty()).as(document.id()).isEqualTo(!document.binding());
      assertThat(document.announcements().isEmpty())
          .as(document.id())
          .isEqualTo(document.binding());
    }
  }

  @Test
  void nobody_has_reviewed_a_reading_and_no_clause_says_otherwise() {
    assertThat(ruleset.catalogue())
        .allSatisfy(
            provision -> assertThat(provision.clause().review().by()).as(provision.id()).isNull());
  }

  /** Only the texts held are proved, so that a reader must see what rests on anything else. */
  @Test
  void what_rests_on_a_law_outside_the_texts_says_so_in_both_languages() {
    assertThat(ruleset.catalogue().stream().flatMap(RulesetIsSoundTest::outsideTheTexts))
        .isNotEmpty()
        .allSatisfy(
            source -> {
              assertThat(source.zh()).contains("在来源文本之外");
              assertThat(source.en()).contains("outside the source texts");
            });
  }

  private static Stream<Text> outsideTheTexts(Provision provision) {
    Clause clause = provision.clause();
    Stream<Text> bodies =
        Stream.concat(
                Stream.of(clause.authority().body()),
                clause.requires().stream().map(Requirement::decidedBy))
            .flatMap(body -> body.successors().stream())
            .map(CompetentBody.Successor::source);
    return Stream.of(
            clause.requires().stream().map(Requirement::law),
            clause.materials().stream().map(Material::source),
            provision.advisories().stream().map(Advisory::source),
            provision.notNeeded().stream().map(NotNeeded::source),
            bodies)
        .flatMap(sources -> sources)
        .filter(Objects::nonNull);
  }

  /**
   * Criteria, bounds, first days, numbers, quotes and texts: what {@code policy check} looks at.
   */
  @Test
  void nothing_is_doubtful_that_the_law_does_not_say_is_meant() throws FaultyRuleset {
    assertThat(Lint.of(ruleset, ScenarioReader.read(ruleset))).isEmpty();
  }

  @Test
  void no_quote_is_cut_within_a_word_group_of_its_source() throws Exception {
    HeldSources.assumeThere();
    assertThat(Lint.of(ruleset, ScenarioReader.read(ruleset), HeldSources.FOLDER)).isEmpty();
  }

  @Test
  void every_fact_that_a_rule_reads_can_be_asked_for_in_both_languages() {
    ruleset.catalogue().stream()
        .flatMap(provision -> provision.criteria().stream())
        .map(Criterion::fact)
        .forEach(
            fact -> {
              assertThat(fact.question().zh()).as(fact.name()).contains("？");
              assertThat(fact.question().en()).as(fact.name()).contains("?");
            });
  }

  @Test
  void what_a_question_takes_in_beside_the_adjoining_its_label_takes_in() {
    assertThat(Law.shipped().ruleset().vocabulary().all())
        .filteredOn(fact -> fact.question().zh().contains("相近"))
        .isNotEmpty()
        .allSatisfy(
            fact -> {
              assertThat(List.of(fact.label().zh(), fact.phrase().zh()))
                  .allSatisfy(words -> assertThat(words).contains("相近"));
              assertThat(List.of(fact.label().en(), fact.phrase().en()))
                  .allSatisfy(words -> assertThat(words).contains("close to"));
            });
  }
}
