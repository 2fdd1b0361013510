package org.policyeligibility.web.law;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Document;
import org.policyeligibility.web.page.PagePaths;

/** Permalinks of articles: the number of an article may hold what a path may not. */
final class LawPath {
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9.]");
  private static final String ARTICLES = "/articles/";

  private LawPath() {}

  /** The path of an article. */
  static String of(Document document, Article article) {
    return PagePaths.LAW + "/" + document.id() + ARTICLES + segment(article);
  }

  private static String segment(Article article) {
    Matcher unsafe = UNSAFE.matcher(article.number());
    return unsafe.replaceAll(
        character -> "-" + Integer.toHexString(character.group().codePointAt(0)));
  }

  /** The article of a document that has this path. */
  static Optional<Article> article(Document document, String path) {
    return document.articles().stream()
        .filter(article -> of(document, article).equals(path))
        .findFirst();
  }
}
