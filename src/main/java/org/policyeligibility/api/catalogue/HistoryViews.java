package org.policyeligibility.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.BoundaryScenarios;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;

/**
 * JSON views of a clause's history. They let a reader check which text it replaced, which scenarios
 * it was tried on, and what was announced before it was law.
 */
final class HistoryViews {
  private HistoryViews() {}

  /** Since when a clause is in force, and what came before and after it. */
  record HistoryView(
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate inForceTo,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String inForceBasis,
      @Nullable LocalDate issued,
      List<String> replaces,
      List<String> replacedBy,
      List<AnnouncedBy> announcedBy,
      LocalDate compared) {
    static HistoryView of(Clause clause, Ruleset ruleset, Language language) {
      return new HistoryView(
          clause.inForce().firstDay(),
          clause.inForce().lastDay(),
          CitationView.text(clause.document().inForceBasis(), language),
          clause.document().issued(),
          related(clause, Relation.Kind.REPLACES, ruleset),
          related(clause, Relation.Kind.REPLACED_BY, ruleset),
          AnnouncedBy.of(clause, ruleset, language),
          clause.review().on());
    }

    private static List<String> related(Clause clause, Relation.Kind kind, Ruleset ruleset) {
      return ruleset.relations(clause.id()).stream()
          .filter(relation -> relation.kind() == kind)
          .map(Relation::clause)
          .toList();
    }
  }

  /** Where a clause was announced. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnnouncedBy(
      String document,
      String title,
      @JsonInclude @Nullable LocalDate issued,
      String announcement,
      Map<String, String> quote,
      CitationView.SourceView source,
      @Nullable String note) {
    static List<AnnouncedBy> of(Clause clause, Ruleset ruleset, Language language) {
      List<AnnouncedBy> announced = new ArrayList<>();
      for (Document document : ruleset.documents()) {
        for (Announcement announcement : document.announcements()) {
          if (announcement.became().contains(clause.id())) {
            announced.add(
                new AnnouncedBy(
                    document.id(),
                    document.title().in(language),
                    document.issued(),
                    announcement.id(),
                    CitationView.quotes(announcement.quote()),
                    cited(document, announcement, ruleset.proof()),
                    CitationView.text(announcement.note(), language)));
          }
        }
      }
      return announced;
    }
  }

  /** The view of an announcement, with the clauses that it became. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnnouncementView(
      String id,
      Map<String, String> quote,
      CitationView.SourceView source,
      List<String> became,
      @Nullable String note) {
    static List<AnnouncementView> of(Document document, QuoteProof proof, Language language) {
      return document.announcements().stream()
          .map(
              announcement ->
                  new AnnouncementView(
                      announcement.id(),
                      CitationView.quotes(announcement.quote()),
                      cited(document, announcement, proof),
                      announcement.became(),
                      CitationView.text(announcement.note(), language)))
          .toList();
    }
  }

  private static CitationView.SourceView cited(
      Document document, Announcement announcement, QuoteProof proof) {
    Source source = document.citedSource();
    return new CitationView.SourceView(
        source.language().code(), source.sha256(), proof.holds(announcement, source));
  }

  /** An example that the build holds a clause to. */
  record ScenarioView(
      String scenario,
      LocalDate asOf,
      Map<String, @Nullable Object> profile,
      String outcome,
      List<String> advisories,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> missingFacts,
      boolean generated) {
    static ScenarioView of(Scenario scenario, Language language) {
      return new ScenarioView(
          scenario.name().in(language),
          scenario.asOf(),
          scenario.profile(),
          scenario.outcome().name(),
          scenario.advisories(),
          scenario.missing(),
          scenario.generated());
    }

    /** Those of the drafter, then those that follow from the rule; read when they are asked for. */
    static List<ScenarioView> of(Provision provision, Ruleset ruleset, Language language) {
      Stream<Scenario> generated =
          provision.ruleText() == null
              ? Stream.of()
              : BoundaryScenarios.of(provision, ruleset.vocabulary()).stream();
      return Stream.concat(
              ScenarioReader.of(provision, ruleset, new ArrayList<>()).stream(), generated)
          .map(scenario -> of(scenario, language))
          .toList();
    }
  }
}
