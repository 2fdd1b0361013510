package org.policyeligibility.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.answer.Json;
import org.policyeligibility.answer.RelationView;
import org.policyeligibility.answer.ReviewView;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Amount;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Reading;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Source;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/** The catalogue on the wire, in one language. Members that may be null are written as null. */
final class CatalogueViews {
  private CatalogueViews() {}

  /** An enum's value on the wire. */
  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A text in both languages. */
  record BothView(String zh, String en) {
    static BothView of(Text text) {
      return new BothView(text.zh(), text.en());
    }
  }

  /** A code that answers use, with its name. */
  record TermView(String kind, String code, String name, BothView names) {
    static TermView of(Term term, Language language) {
      return new TermView(
          term.kind().code(), term.code(), term.name().in(language), BothView.of(term.name()));
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
      CitationView citation,
      ReviewView review) {
    static ClauseView of(Provision provision, Ruleset ruleset, Language language) {
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
          CitationView.quotes(clause.citation().quote()),
          CitationView.of(clause, language, ruleset.proof()),
          ReviewView.of(clause.review(), language));
    }
  }

  /** A clause with its rule, its examples and its history. */
  record ClauseDetail(
      @JsonUnwrapped ClauseView clause,
      List<CriterionView> criteria,
      List<RequirementView> requires,
      List<AmountView> amounts,
      List<AdvisoryView> advisories,
      AuthorityView authority,
      List<NotNeededView> notNeeded,
      List<ReadingView> readings,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate inForceTo,
      List<RelationView> relations,
      List<HistoryViews.ScenarioView> scenarios,
      HistoryViews.HistoryView history,
      String notice) {
    static ClauseDetail of(Provision provision, Ruleset ruleset, Language language) {
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
          ClauseView.of(provision, ruleset, language),
          criteria,
          requires,
          clause.amounts().stream().map(amount -> AmountView.of(amount, language)).toList(),
          provision.advisories().stream()
              .map(advisory -> AdvisoryView.of(advisory, language))
              .toList(),
          new AuthorityView(
              clause.authority().name().in(language),
              code(clause.authority().basis()),
              SuccessorView.of(clause.authority().body(), language)),
          provision.notNeeded().stream()
              .map(notNeeded -> NotNeededView.of(notNeeded, language))
              .toList(),
          clause.review().readings().stream()
              .map(reading -> ReadingView.of(reading, language))
              .toList(),
          provision.ruleText(),
          CitationView.text(clause.note(), language),
          clause.inForce().firstDay(),
          clause.inForce().lastDay(),
          RelationView.of(clause.id(), ruleset, language),
          HistoryViews.ScenarioView.of(provision, ruleset, language),
          HistoryViews.HistoryView.of(clause, ruleset, language),
          AnswerWriter.NOTICE.in(language));
    }
  }

  /** An amount that a clause grants. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AmountView(
      String kind,
      BigDecimal value,
      @Nullable String currency,
      @Nullable BigDecimal atMost,
      String text,
      Map<String, String> words) {
    static AmountView of(Amount amount, Language language) {
      return new AmountView(
          amount.kind().code(),
          amount.value(),
          amount.currency(),
          amount.atMost(),
          amount.text().in(language),
          CitationView.quotes(amount.words()));
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
      @Nullable Boolean binds,
      String label,
      @Nullable String note) {
    static CriterionView of(Provision provision, int i, Language language) {
      Criterion criterion = provision.criteria().get(i);
      Provision.Remark remark = provision.remarks().get(i);
      return new CriterionView(
          criterion.fact().name(),
          criterion.operator().code(),
          Json.expected(criterion),
          criterion.metWhenAbsent() ? Boolean.TRUE : null,
          code(remark.basis()),
          remark.binds() ? Boolean.TRUE : null,
          CriterionSentence.of(criterion).in(language),
          CitationView.text(remark.note(), language));
    }
  }

  /** The view of a requirement: a decision that an authority must still make. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RequirementView(
      String kind,
      String decidedBy,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SuccessorView> successors,
      String basis,
      @Nullable String law,
      boolean statedInText,
      @Nullable String note,
      @Nullable String indication) {
    static RequirementView of(Provision provision, int i, Language language) {
      Requirement requirement = provision.clause().requires().get(i);
      Criterion indication = provision.indications().get(i);
      return new RequirementView(
          code(requirement.kind()),
          requirement.decidedBy().name().in(language),
          SuccessorView.of(requirement.decidedBy(), language),
          code(requirement.ground()),
          CitationView.text(requirement.law(), language),
          requirement.statedInText(),
          CitationView.text(requirement.note(), language),
          indication == null ? null : CriterionSentence.of(indication).in(language));
    }
  }

  /** An advisory and the condition under which it is shown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AdvisoryView(
      String code,
      String text,
      @Nullable String when,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String source) {
    static AdvisoryView of(Advisory advisory, Language language) {
      return new AdvisoryView(
          advisory.code(),
          advisory.text().in(language),
          advisory.condition(),
          advisory.days().firstDay(),
          advisory.days().lastDay(),
          CitationView.text(advisory.source(), language));
    }
  }

  /** Who decides or receives the application, and whether the text says so. */
  record AuthorityView(
      String name,
      String basis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SuccessorView> successors) {}

  /** A body that took the place of the one named, from a day on. */
  record SuccessorView(String name, LocalDate from, String source) {
    static List<SuccessorView> of(CompetentBody body, Language language) {
      return body.successors().stream()
          .map(
              successor ->
                  new SuccessorView(
                      successor.name().in(language),
                      successor.from(),
                      successor.source().in(language)))
          .toList();
    }
  }

  /** A condition under which nobody needs the benefit. */
  record NotNeededView(String when, LocalDate from, String reason, String source) {
    static NotNeededView of(NotNeeded exemption, Language language) {
      return new NotNeededView(
          exemption.condition(),
          exemption.from(),
          exemption.note().in(language),
          exemption.source().in(language));
    }
  }

  /** A time at which the clause was compared with its sources, and what that changed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReadingView(LocalDate date, List<String> against, @Nullable String changed) {
    static ReadingView of(Reading reading, Language language) {
      return new ReadingView(
          reading.on(), reading.against(), CitationView.text(reading.changed(), language));
    }
  }

  /**
   * The rule set in force.
   *
   * @param reviewed how many readings somebody answers for
   */
  record RulesetView(
      String version,
      String digest,
      int documents,
      int clauses,
      int facts,
      QuoteCount quotes,
      long reviewed,
      String notice,
      ZoneViews.RegisterView register) {
    static RulesetView of(Ruleset ruleset, Language language) {
      return new RulesetView(
          ruleset.version(),
          ruleset.digest(),
          ruleset.documents().size(),
          ruleset.catalogue().size(),
          ruleset.vocabulary().size(),
          QuoteCount.of(ruleset),
          ruleset.catalogue().stream()
              .filter(provision -> provision.clause().review().by() != null)
              .count(),
          AnswerWriter.NOTICE.in(language),
          ZoneViews.RegisterView.of(ruleset.register(), language));
    }
  }

  /** How many quotes there are, and how many were found in their sources. */
  record QuoteCount(int cited, int verified) {
    static QuoteCount of(Ruleset ruleset) {
      int cited = 0;
      int verified = 0;
      for (Provision provision : ruleset.catalogue()) {
        for (Source source : provision.clause().document().sources()) {
          cited++;
          verified += ruleset.proof().holds(provision.clause(), source) ? 1 : 0;
        }
      }
      for (Document document : ruleset.documents()) {
        for (Announcement announcement : document.announcements()) {
          for (Source source : document.sources()) {
            cited++;
            verified += ruleset.proof().holds(announcement, source) ? 1 : 0;
          }
        }
      }
      return new QuoteCount(cited, verified);
    }
  }
}
