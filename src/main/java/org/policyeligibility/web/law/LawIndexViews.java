package org.policyeligibility.web.law;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneSearch;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.PagePaths;

/** Views of the index: the documents held with their articles, or what a search finds in them. */
final class LawIndexViews {
  private static final String ZONE_TYPE = "ZoneType";

  /** So many zones as a name can reasonably mean. */
  private static final int MOST_ZONES = 3;

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
   * @param zones those that the register has under the name, where the law has not
   */
  public record LawPage(
      @Nullable String search,
      String query,
      boolean searched,
      List<LawLists.DocumentView> documents,
      List<SubjectView> subjects,
      List<LawLists.DocumentView> foundDocuments,
      List<FoundView> found,
      List<FoundView> near,
      List<ZoneView> zones) {
    /** How many documents and clauses were found. */
    public int total() {
      return foundDocuments.size() + found.size();
    }
  }

  /** The benefits of one subject, on the page of benefits. */
  public record SubjectView(String title, String path, int benefits) {}

  /** A zone that was sought among the law, which speaks of its kinds. */
  public record ZoneView(String name, List<KindView> kinds) {}

  /**
   * A kind of zone.
   *
   * @param path of the search for it
   */
  public record KindView(String label, String path) {}

  /**
   * A clause that a search found.
   *
   * @param translation what a translation into another language than that of the page is called, or
   *     null
   */
  public record FoundView(
      LawLists.EntryView clause,
      String source,
      String quote,
      String tag,
      @Nullable String translation) {}

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
        near.stream().map(this::found).toList(),
        target == null || !found.isEmpty() || !documents.isEmpty()
            ? List.of()
            : zones(target, query));
  }

  /** Zones that the register finds under a name, with their kinds on the day of the page. */
  private List<ZoneView> zones(String target, String query) {
    List<ZoneView> zones = new ArrayList<>();
    ValueList labels = clauses.ruleset().vocabulary().list(ZONE_TYPE);
    if (labels != null && query.length() <= ZoneSearch.LONGEST) {
      clauses.ruleset().register().search().find(query, zone -> true).stream()
          .limit(MOST_ZONES)
          .forEach(hit -> zones.add(zone(hit.zone(), labels, target)));
    }
    return zones;
  }

  private ZoneView zone(Zone zone, ValueList labels, String target) {
    return new ZoneView(
        clauses.text(zone.name()),
        zone.memberships().stream()
            .filter(membership -> membership.on(clauses.day()) == MembershipStatus.YES)
            .map(membership -> clauses.text(labels.get(membership.type()).label()))
            .distinct()
            .map(
                label ->
                    new KindView(
                        label, target + "?q=" + URLEncoder.encode(label, StandardCharsets.UTF_8)))
            .toList());
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
        lists.entry(provision),
        clauses.source(provision.clause()),
        quote.words(),
        quote.tag(),
        quote.governs() || quote.tag().equals(clauses.language().tag())
            ? null
            : clauses.words().say("foundTranslation", quote.name()));
  }
}
