package org.policyeligibility.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;

/** Documents on the wire, in one language. */
final class DocumentViews {
  private DocumentViews() {}

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
    static DocumentHead of(
        Document document, List<Provision> provisions, QuoteProof proof, Language language) {
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
          document.sources().stream()
              .map(source -> source(document, provisions, source, proof))
              .toList());
    }

    /** A source is verified where every quote from it is, and there is one. */
    private static CitationView.SourceView source(
        Document document, List<Provision> provisions, Source source, QuoteProof proof) {
      boolean quoted = !provisions.isEmpty() || !document.announcements().isEmpty();
      return new CitationView.SourceView(
          source.language().code(),
          source.sha256(),
          quoted
              && provisions.stream().allMatch(provision -> proof.holds(provision.clause(), source))
              && document.announcements().stream()
                  .allMatch(announcement -> proof.holds(announcement, source)));
    }
  }

  /** A document in a list. */
  record DocumentView(@JsonUnwrapped DocumentHead head, int clauses) {}

  /** A document with the clauses it holds. */
  record DocumentDetail(
      @JsonUnwrapped DocumentHead head,
      List<ClauseHead> clauses,
      List<ArticleView> articles,
      List<HistoryViews.AnnouncementView> announcements,
      CatalogueViews.BothView titles,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String inForceBasis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes,
      String notice) {
    static DocumentDetail of(
        Document document, List<Provision> provisions, QuoteProof proof, Language language) {
      return new DocumentDetail(
          DocumentHead.of(document, provisions, proof, language),
          provisions.stream().map(provision -> ClauseHead.of(provision, language)).toList(),
          document.articles().stream()
              .map(article -> ArticleView.of(article, provisions, language))
              .toList(),
          HistoryViews.AnnouncementView.of(document, proof, language),
          CatalogueViews.BothView.of(document.title()),
          CitationView.text(document.inForceBasis(), language),
          document.notes().stream().map(note -> note.in(language)).toList(),
          AnswerWriter.NOTICE.in(language));
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
          CatalogueViews.code(clause.effect()),
          CatalogueViews.code(clause.evaluable()));
    }
  }

  /** An article: what carries it, and what of it nothing carries. */
  record ArticleView(
      String article, String title, List<String> clauses, List<OmissionView> notCarried) {
    static ArticleView of(Article article, List<Provision> provisions, Language language) {
      return new ArticleView(
          article.number(),
          article.title().in(language),
          provisions.stream()
              .filter(provision -> provision.clause().citation().article().equals(article.number()))
              .map(Provision::id)
              .toList(),
          article.omissions().stream()
              .map(
                  omission ->
                      new OmissionView(
                          omission.sentences(),
                          omission.part().isEmpty() ? null : CitationView.quotes(omission.part()),
                          omission.reason().in(language)))
              .toList());
    }
  }

  /**
   * The view of an omission: words that no clause carries, and why; the whole article where no
   * sentence is named.
   */
  record OmissionView(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> sentences,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> part,
      String reason) {}
}
