package org.policyeligibility.web.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.proof.ArticleTexts;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.PageLinks;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.Words;

/**
 * The sitemap of the law: every page by its path, with its template and its view. The service looks
 * pages up in it, and the command {@code doc} writes all of them.
 */
public final class LawSite {
  private final Ruleset ruleset;
  private final @Nullable ArticleTexts texts;
  private final LawSearch search;

  /**
   * The pages of a rule set.
   *
   * @param texts null where the sources are not held
   */
  public LawSite(Ruleset ruleset, @Nullable ArticleTexts texts) {
    this.ruleset = ruleset;
    this.texts = texts;
    this.search = new LawSearch(ruleset);
  }

  /** A page before it is rendered. */
  public record Sheet(String template, String path, String title, Object view) {}

  public Ruleset ruleset() {
    return ruleset;
  }

  /** The paths of all pages, the same in each language. */
  public List<String> paths() {
    List<String> paths =
        new ArrayList<>(
            List.of(PagePaths.LAW, PagePaths.BENEFITS, PagePaths.TIMELINE, PagePaths.FACTS));
    for (Document document : ruleset.documents()) {
      paths.add(PagePaths.LAW + "/" + document.id());
      document.articles().forEach(article -> paths.add(LawPath.of(document, article)));
    }
    ruleset.catalogue().forEach(provision -> paths.add(PagePaths.LAW + "/" + provision.id()));
    return paths;
  }

  /**
   * A page; empty where there is none of that path.
   *
   * @param day of which it says who is in charge
   */
  public Optional<Sheet> sheet(String path, Language language, LocalDate day, PageLinks links) {
    Words words = new Words(language);
    ClauseViews clauses = new ClauseViews(ruleset, words, day, links);
    return switch (path) {
      case PagePaths.LAW -> Optional.of(index(clauses, null, ""));
      case PagePaths.BENEFITS ->
          Optional.of(
              new Sheet(
                  "benefits", path, words.say("benefits"), new BenefitPageViews(clauses).page()));
      case PagePaths.TIMELINE ->
          Optional.of(
              new Sheet(
                  "timeline", path, words.say("timeline"), new TimelinePageViews(clauses).page()));
      case PagePaths.FACTS ->
          Optional.of(
              new Sheet("facts", path, words.say("factsAsked"), new FactPageViews(clauses).page()));
      default -> below(path, clauses);
    };
  }

  /** The index with what a query finds. */
  public Sheet search(String query, Language language, LocalDate day, PageLinks links) {
    ClauseViews clauses = new ClauseViews(ruleset, new Words(language), day, links);
    return index(clauses, links.to(language, PagePaths.LAW), query);
  }

  private Sheet index(ClauseViews clauses, @Nullable String target, String query) {
    return new Sheet(
        "law",
        PagePaths.LAW,
        clauses.words().say("lawTitle"),
        new LawIndexViews(clauses).page(target, query, search));
  }

  private Optional<Sheet> below(String path, ClauseViews clauses) {
    String id = path.substring(Math.min(path.length(), PagePaths.LAW.length() + 1));
    String first = id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
    ArticleViews articles = new ArticleViews(clauses, texts);
    Optional<Document> document = ruleset.document(first);
    if (document.isPresent() && first.equals(id)) {
      return document.map(
          found ->
              new Sheet(
                  "document",
                  path,
                  clauses.text(found.title()),
                  new DocumentPageViews(clauses, articles).page(found)));
    }
    Optional<Sheet> article =
        document.flatMap(
            found ->
                LawPath.article(found, path)
                    .map(part -> sheet(path, articles.page(found, part), clauses)));
    return article.isPresent()
        ? article
        : ruleset
            .provision(id)
            .map(
                provision ->
                    new Sheet(
                        "clause",
                        path,
                        clauses.text(provision.clause().title()),
                        new ClausePageViews(clauses, articles).page(provision)));
  }

  private static Sheet sheet(String path, ArticleViews.ArticlePage page, ClauseViews clauses) {
    return new Sheet(
        "article",
        path,
        clauses
            .words()
            .say(
                "articleTitle",
                page.heading().number(),
                page.heading().title(),
                page.document().name()),
        page);
  }
}
