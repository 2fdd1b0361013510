package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.PagePaths;

/** Views of the index: the documents held with their articles, or what a search finds in them. */
final class LawIndexViews {
  private final ClauseViews clauses;
  private final LawLists lists;

  LawIndexViews(ClauseViews clauses) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
  }

  /**
   * The index.
   *
   * @param search where a query is sent; null where nothing can be searched
   * @param near what is nearest, where nothing was found
   */
  public record LawPage(
      @Nullable String search,
      String query,
      boolean searched,
      List<LawLists.DocumentView> documents,
      List<SubjectView> subjects,
      List<LawLists.DocumentView> foundDocuments,
      List<FoundView> found,
      List<FoundView> near) {
    /** How many documents and clauses were found. */
    public int total() {
      return foundDocuments.size() + found.size();
    }
  }

  /** The benefits of one subject, on the page of benefits. */
  public record SubjectView(String title, String path, int benefits) {}

  /** A clause that a search found. */
  public record FoundView(LawLists.EntryView clause, String source, String quote, String tag) {}

  LawPage page(@Nullable String target, String query, LawSearch search) {
    List<Provision> found = search.find(query);
    List<Document> documents = search.documents(query);
    List<Provision> near = found.isEmpty() && documents.isEmpty() ? search.near(query) : List.of();
    return new LawPage(
        target,
        query,
        !query.isBlank(),
        clauses.ruleset().documents().stream().map(lists::document).toList(),
        subjects(),
        documents.stream().map(lists::document).toList(),
        found.stream().map(this::found).toList(),
        near.stream().map(this::found).toList());
  }

  /** Those that have a place of their own there: of benefits that rest on one clause each. */
  private List<SubjectView> subjects() {
    Map<String, Integer> benefits = new TreeMap<>();
    clauses.ruleset().benefits().values().stream()
        .filter(bases -> bases.size() == 1)
        .forEach(bases -> benefits.merge(bases.get(0).clause().category(), 1, Integer::sum));
    List<SubjectView> subjects = new ArrayList<>();
    benefits.forEach(
        (category, count) ->
            subjects.add(
                new SubjectView(
                    clauses.category(category),
                    clauses.link(PagePaths.BENEFITS) + "#subject-" + category,
                    count)));
    return subjects;
  }

  private FoundView found(Provision provision) {
    List<ClauseViews.QuoteView> quotes = clauses.of(provision).quotes();
    ClauseViews.QuoteView quote =
        quotes.stream()
            .filter(it -> it.tag().equals(clauses.language().tag()))
            .findFirst()
            .orElse(quotes.get(0));
    return new FoundView(
        lists.entry(provision), clauses.source(provision.clause()), quote.words(), quote.tag());
  }
}
