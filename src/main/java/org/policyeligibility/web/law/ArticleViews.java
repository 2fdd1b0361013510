package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.proof.ArticleTexts;
import org.policyeligibility.web.page.ClauseViews;

/** Views of articles: the running text with the operative words marked, and the clauses in it. */
final class ArticleViews {
  private final ClauseViews clauses;
  private final LawLists lists;
  private final @Nullable ArticleTexts texts;

  /**
   * Views of one way of linking.
   *
   * @param texts null where the sources are not held
   */
  ArticleViews(ClauseViews clauses, @Nullable ArticleTexts texts) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
    this.texts = texts;
  }

  /** Words of an article; marked where they are operative words. */
  public record PieceView(String words, String clause, List<ReferenceView> ends) {
    public boolean marked() {
      return !clause.isEmpty();
    }
  }

  /** A clause whose operative words end here. */
  public record ReferenceView(String number, String path) {}

  /** A paragraph of an article. */
  public record ParagraphView(List<PieceView> pieces) {}

  /**
   * A text of an article.
   *
   * @param quality what to know about the text; null where it is the one that governs
   */
  public record TextView(
      String tag,
      String name,
      boolean governs,
      @Nullable String quality,
      List<ParagraphView> paragraphs) {}

  /** A part of an article that no clause carries. */
  public record OmissionView(@Nullable String part, String tag, String place, String reason) {}

  /** A clause in its article. */
  public record ClauseInArticle(
      LawLists.EntryView entry, ClauseViews.ClauseView clause, List<String> criteria) {}

  /** One article. */
  public record ArticlePage(
      LawLists.DocumentView document,
      LawLists.HeadingView heading,
      List<TextView> texts,
      List<ClauseInArticle> clauses,
      List<OmissionView> omissions,
      LawLists.@Nullable HeadingView previous,
      LawLists.@Nullable HeadingView next) {}

  ArticlePage page(Document document, Article article) {
    List<Article> all = document.articles();
    int place = all.indexOf(article);
    return new ArticlePage(
        lists.document(document),
        lists.heading(document, article),
        texts(document, article),
        lists.of(document, article).map(this::clause).toList(),
        omissions(document, article),
        place > 0 ? lists.heading(document, all.get(place - 1)) : null,
        place + 1 < all.size() ? lists.heading(document, all.get(place + 1)) : null);
  }

  private ClauseInArticle clause(Provision provision) {
    return new ClauseInArticle(
        lists.entry(provision),
        clauses.of(provision),
        clauses.criteria(provision).stream().map(ClauseViews.CriterionView::sentence).toList());
  }

  List<OmissionView> omissions(Document document, Article article) {
    Language language = document.citedSource().language();
    return article.omissions().stream()
        .map(
            omission ->
                new OmissionView(
                    omission.part().get(language),
                    language.tag(),
                    place(omission.sentences()),
                    clauses.text(omission.reason())))
        .toList();
  }

  private String place(List<Integer> sentences) {
    return sentences.isEmpty()
        ? clauses.words().say("wholeArticle")
        : clauses
            .words()
            .say(
                "sentences",
                clauses.words().list(sentences.stream().map(String::valueOf).toList()));
  }

  /** The text in the language of the page where it is held, and the one that governs. */
  private List<TextView> texts(Document document, Article article) {
    if (texts == null) {
      return List.of();
    }
    Map<String, String> numbers = new HashMap<>();
    lists
        .of(document, article)
        .map(Provision::clause)
        .forEach(clause -> numbers.put(clause.id(), clause.number().value()));
    List<TextView> views = new ArrayList<>();
    for (Source source : sources(document)) {
      views.add(text(document, source, texts.of(document, article, source), numbers));
    }
    return views;
  }

  /** One text: that in the language of the page, else the one that is held. */
  private List<Source> sources(Document document) {
    return document.sources().stream()
        .filter(source -> source.language() == clauses.language())
        .findFirst()
        .map(List::of)
        .orElseGet(() -> List.of(document.citedSource()));
  }

  private TextView text(
      Document document,
      Source source,
      List<ArticleTexts.Paragraph> paragraphs,
      Map<String, String> numbers) {
    return new TextView(
        source.language().tag(),
        clauses.words().say("language." + source.language().code()),
        source.language() == document.governs(),
        source.quality() == null ? null : clauses.text(source.quality()),
        paragraphs.stream().map(paragraph -> paragraph(paragraph, numbers)).toList());
  }

  private ParagraphView paragraph(ArticleTexts.Paragraph paragraph, Map<String, String> numbers) {
    List<PieceView> views = new ArrayList<>();
    List<ArticleTexts.Piece> pieces = paragraph.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      List<String> here = pieces.get(i).clauses();
      List<String> then = i + 1 < pieces.size() ? pieces.get(i + 1).clauses() : List.of();
      views.add(
          new PieceView(
              pieces.get(i).words(),
              String.join(" ", here),
              here.stream()
                  .filter(clause -> !then.contains(clause) && numbers.containsKey(clause))
                  .map(
                      clause ->
                          new ReferenceView(
                              numbers.getOrDefault(clause, clause), clauses.path(clause)))
                  .toList()));
    }
    return new ParagraphView(views);
  }

  /** The paragraph in which a clause stands, with its own words marked and no others. */
  @Nullable TextView context(Provision provision) {
    Clause clause = provision.clause();
    Article article = LawLists.article(provision);
    if (texts == null || article == null) {
      return null;
    }
    Source source = sources(clause.document()).get(0);
    List<ArticleTexts.Paragraph> holding =
        texts.of(clause.document(), article, source).stream()
            .filter(paragraph -> paragraph.holds(clause.id()))
            .map(paragraph -> only(paragraph, clause.id()))
            .toList();
    return holding.isEmpty() ? null : text(clause.document(), source, holding, Map.of());
  }

  private static ArticleTexts.Paragraph only(ArticleTexts.Paragraph paragraph, String clause) {
    List<ArticleTexts.Piece> pieces = new ArrayList<>();
    for (ArticleTexts.Piece piece : paragraph.pieces()) {
      List<String> own = piece.clauses().contains(clause) ? List.of(clause) : List.of();
      int last = pieces.size() - 1;
      if (last >= 0 && pieces.get(last).clauses().equals(own)) {
        String words = pieces.get(last).words() + piece.words();
        pieces.set(last, new ArticleTexts.Piece(words, own));
      } else {
        pieces.add(new ArticleTexts.Piece(piece.words(), own));
      }
    }
    return new ArticleTexts.Paragraph(pieces);
  }
}
