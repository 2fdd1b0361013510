package org.policyeligibility.web.law;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Text;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/** List entries: documents, articles and clauses as every list of them names them. */
final class LawLists {
  private final ClauseViews clauses;

  LawLists(ClauseViews clauses) {
    this.clauses = clauses;
  }

  /**
   * A clause in a list.
   *
   * @param reason why there is nothing to test; null where there is
   */
  public record EntryView(
      String id,
      String number,
      String title,
      String path,
      String effect,
      String modality,
      String addressee,
      @Nullable String reason) {
    public boolean evaluable() {
      return reason == null;
    }
  }

  /** A document in a list. */
  public record DocumentView(
      String id,
      String title,
      @Nullable String number,
      String issuer,
      @Nullable String issued,
      @Nullable String days,
      String path,
      String weight,
      int clauses) {
    /** The number, or the title of one that has none. */
    public String name() {
      return number == null ? title : number;
    }
  }

  /** An article in a list. */
  public record HeadingView(String number, String title, String path) {}

  EntryView entry(Provision provision) {
    Clause clause = provision.clause();
    Words words = clauses.words();
    Text reason = clause.reason();
    return new EntryView(
        clause.id(),
        clause.number().value(),
        clauses.text(clause.title()),
        clauses.path(clause.id()),
        words.say("effect." + clause.effect().name()),
        words.say("modality." + clause.modality().name()),
        words.say("addressee." + provision.profile().name()),
        clause.evaluable() != Evaluable.NO || reason == null ? null : clauses.text(reason));
  }

  DocumentView document(Document document) {
    ValueText text = new ValueText(clauses.words());
    return new DocumentView(
        document.id(),
        clauses.text(document.title()),
        document.number() == null ? null : clauses.text(document.number()),
        clauses.text(document.issuer()),
        document.issued() == null ? null : text.day(document.issued()),
        document.binding() ? days(document.inForce()) : null,
        clauses.path(document.id()),
        clauses.text(document.weight()),
        (int) of(document).count());
  }

  HeadingView heading(Document document, Article article) {
    return new HeadingView(
        article.number(),
        clauses.text(article.title()),
        clauses.link(LawPath.of(document, article)));
  }

  /** The clauses of a document, in its order. */
  Stream<Provision> of(Document document) {
    return clauses.ruleset().catalogue().stream()
        .filter(provision -> provision.clause().document().equals(document));
  }

  /** The clauses of an article. */
  Stream<Provision> of(Document document, Article article) {
    return of(document)
        .filter(provision -> provision.clause().citation().article().equals(article.number()));
  }

  String days(InForce days) {
    return clauses.days(days);
  }

  /** The article that a clause cites; null where its document lists none of that number. */
  static @Nullable Article article(Provision provision) {
    return provision.clause().document().articles().stream()
        .filter(article -> article.number().equals(provision.clause().citation().article()))
        .findFirst()
        .orElse(null);
  }

  String lawPath() {
    return clauses.link(PagePaths.LAW);
  }
}
