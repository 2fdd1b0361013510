package org.policyeligibility.web.law;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.web.page.ClauseViews;

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
   */
  public record LawPage(
      @Nullable String search,
      String query,
      boolean searched,
      List<LawLists.DocumentView> documents,
      List<FoundView> found) {}

  /** A clause that a search found. */
  public record FoundView(LawLists.EntryView clause, String source, String quote, String tag) {}

  LawPage page(@Nullable String search, String query, List<Provision> found) {
    return new LawPage(
        search,
        query,
        !query.isBlank(),
        clauses.ruleset().documents().stream().map(lists::document).toList(),
        found.stream().map(this::found).toList());
  }

  private FoundView found(Provision provision) {
    ClauseViews.QuoteView quote = clauses.of(provision).quotes().get(0);
    return new FoundView(
        lists.entry(provision), clauses.source(provision.clause()), quote.words(), quote.tag());
  }
}
