package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;

/** The catalogue on the wire, in one language. Members that may be null are written as null. */
final class CatalogueViews {
  private CatalogueViews() {}

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A text in both languages. */
  record BothView(String zh, String en) {
    static BothView of(Text text) {
      return new BothView(text.zh(), text.en());
    }
  }

  /** A document without its clauses. */
  record DocumentHead(
      String id,
      String title,
      @Nullable String number,
      String issuer,
      @Nullable LocalDate issued,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate inForceTo,
      boolean binding,
      String weight,
      @Nullable String authoritative,
      List<String> languages,
      List<CitationView.SourceView> sources) {
    static DocumentHead of(Document document, Language language) {
      return new DocumentHead(
          document.id(),
          document.title().in(language),
          CitationView.text(document.number(), language),
          document.issuer().in(language),
          document.issued(),
          document.inForce().firstDay(),
          document.inForce().lastDay(),
          document.binding(),
          document.weight().in(language),
          document.governs() == null ? null : document.governs().code(),
          document.sources().stream().map(source -> source.language().code()).toList(),
          document.sources().stream().map(CitationView.SourceView::of).toList());
    }
  }

  /** A document in a list. */
  record DocumentView(@JsonUnwrapped DocumentHead head, int clauses) {}

  /** A document with the clauses it holds. */
  record DocumentDetail(
      @JsonUnwrapped DocumentHead head,
      List<ClauseHead> clauses,
      BothView titles,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String inForceBasis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {
    static DocumentDetail of(Document document, List<Provision> provisions, Language language) {
      return new DocumentDetail(
          DocumentHead.of(document, language),
          provisions.stream().map(provision -> ClauseHead.of(provision, language)).toList(),
          BothView.of(document.title()),
          CitationView.text(document.inForceBasis(), language),
          document.notes().stream().map(note -> note.in(language)).toList());
    }
  }

  /** A clause as its document lists it. */
  record ClauseHead(
      String id, String number, String title, String profile, String effect, String evaluable) {
    static ClauseHead of(Provision provision, Language language) {
      Clause clause = provision.clause();
      return new ClauseHead(
          clause.id(),
          clause.number().value(),
          clause.title().in(language),
          provision.profile().code(),
          code(clause.effect()),
          code(clause.evaluable()));
    }
  }

  /** A clause in the catalogue. */
  record ClauseView(
      String id,
      String document,
      String number,
      String profile,
      String benefit,
      String effect,
      String modality,
      String category,
      String evaluable,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      String title,
      BothView titles,
      Map<String, String> quote,
      CitationView citation) {
    static ClauseView of(Provision provision, Language language) {
      Clause clause = provision.clause();
      return new ClauseView(
          clause.id(),
          clause.document().id(),
          clause.number().value(),
          provision.profile().code(),
          clause.benefit(),
          code(clause.effect()),
          code(clause.modality()),
          clause.category(),
          code(clause.evaluable()),
          CitationView.text(clause.reason(), language),
          clause.title().in(language),
          BothView.of(clause.title()),
          CitationView.quotes(clause),
          CitationView.of(clause, language));
    }
  }

  /** A clause with its rule. */
  record ClauseDetail(
      @JsonUnwrapped ClauseView clause,
      List<CriterionView> criteria,
      List<RequirementView> requires,
      List<AdvisoryView> advisories,
      AuthorityView authority,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate inForceTo) {
    static ClauseDetail of(Provision provision, Language language) {
      Clause clause = provision.clause();
      List<CriterionView> criteria = new ArrayList<>();
      for (int i = 0; i < provision.criteria().size(); i++) {
        criteria.add(CriterionView.of(provision, i, language));
      }
      List<RequirementView> requires = new ArrayList<>();
      for (int i = 0; i < clause.requires().size(); i++) {
        requires.add(RequirementView.of(provision, i, language));
      }
      return new ClauseDetail(
          ClauseView.of(provision, language),
          criteria,
          requires,
          provision.advisories().stream().map(one -> AdvisoryView.of(one, language)).toList(),
          new AuthorityView(
              clause.authority().name().in(language), code(clause.authority().basis())),
          provision.ruleText(),
          CitationView.text(clause.note(), language),
          clause.inForce().firstDay(),
          clause.inForce().lastDay());
    }
  }

  /** A criterion of a rule. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CriterionView(
      String fact,
      String operator,
      Object expected,
      @Nullable Boolean assumedWhenAbsent,
      String basis,
      String label,
      @Nullable String note) {
    static CriterionView of(Provision provision, int i, Language language) {
      Criterion criterion = provision.criteria().get(i);
      Provision.Remark remark = provision.remarks().get(i);
      return new CriterionView(
          criterion.fact().name(),
          criterion.operator().code(),
          Wire.expected(criterion),
          criterion.metWhenAbsent() ? Boolean.TRUE : null,
          code(remark.basis()),
          CriterionSentence.of(criterion).in(language),
          CitationView.text(remark.note(), language));
    }
  }

  /** What an authority must still decide. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RequirementView(
      String kind,
      String decidedBy,
      boolean statedInText,
      @Nullable String note,
      @Nullable String indication) {
    static RequirementView of(Provision provision, int i, Language language) {
      Requirement requirement = provision.clause().requires().get(i);
      Criterion indication = provision.indications().get(i);
      return new RequirementView(
          code(requirement.kind()),
          requirement.decidedBy().in(language),
          requirement.statedInText(),
          CitationView.text(requirement.note(), language),
          indication == null ? null : CriterionSentence.of(indication).in(language));
    }
  }

  /** An advisory and the condition under which it is shown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AdvisoryView(String code, String text, @Nullable String when, @Nullable String source) {
    static AdvisoryView of(Advisory advisory, Language language) {
      return new AdvisoryView(
          advisory.code(),
          advisory.text().in(language),
          advisory.condition(),
          CitationView.text(advisory.source(), language));
    }
  }

  /** Who decides or receives the application, and whether the text says so. */
  record AuthorityView(String name, String basis) {}

  /** A fact of the vocabulary. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FactView(
      String name,
      String profile,
      String type,
      String label,
      String question,
      @Nullable String unit,
      @Nullable List<ValueView> values,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable BigDecimal exclusiveMinimum,
      @Nullable String derivedFrom,
      @Nullable String sameAs,
      boolean changeable,
      String proof,
      @Nullable String note) {
    static FactView of(Fact fact, Language language) {
      return new FactView(
          fact.name(),
          fact.profile().code(),
          fact.type().code(),
          fact.label().in(language),
          fact.question().in(language),
          CitationView.text(fact.unit(), language),
          fact.values() == null
              ? null
              : fact.valueList().values().stream()
                  .map(value -> new ValueView(value.name(), value.label().in(language)))
                  .toList(),
          fact.minimumExcluded() ? null : fact.minimum(),
          fact.maximum(),
          fact.minimumExcluded() ? fact.minimum() : null,
          fact.derivedFrom(),
          fact.sameAs(),
          fact.changeable(),
          fact.proof().in(language),
          CitationView.text(fact.note(), language));
    }
  }

  /** A value of a list. */
  record ValueView(String value, String label) {}

  /** The rule set in force. */
  record RulesetView(String version, String digest, int documents, int clauses, int facts) {}
}
