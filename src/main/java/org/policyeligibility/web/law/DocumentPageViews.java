package org.policyeligibility.web.law;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.page.ClauseViews;

/** Views of documents: contents, clauses, what no clause carries, and what was announced. */
final class DocumentPageViews {
  private final ClauseViews clauses;
  private final LawLists lists;
  private final ArticleViews articles;

  DocumentPageViews(ClauseViews clauses, ArticleViews articles) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
    this.articles = articles;
  }

  /** A text that is held. */
  public record SourceView(String name, boolean governs, @Nullable String quality, String digest) {}

  /** An article with its clauses. */
  public record ArticleView(
      LawLists.HeadingView heading,
      List<LawLists.EntryView> clauses,
      List<ArticleViews.OmissionView> omissions) {}

  /** An announcement, and the clauses that it became. */
  public record AnnouncementView(
      String quote, String tag, List<LawLists.EntryView> became, @Nullable String note) {}

  /** One document. */
  public record DocumentPage(
      LawLists.DocumentView document,
      String lawPath,
      @Nullable String basis,
      List<SourceView> sources,
      List<ArticleView> articles,
      List<LawLists.EntryView> others,
      List<AnnouncementView> announcements,
      List<String> notes) {}

  DocumentPage page(Document document) {
    return new DocumentPage(
        lists.document(document),
        lists.lawPath(),
        document.inForceBasis() == null ? null : clauses.text(document.inForceBasis()),
        document.sources().stream()
            .map(
                source ->
                    new SourceView(
                        clauses.words().say("language." + source.language().code()),
                        source.language() == document.governs(),
                        source.quality() == null ? null : clauses.text(source.quality()),
                        source.sha256()))
            .toList(),
        document.articles().stream()
            .map(
                article ->
                    new ArticleView(
                        lists.heading(document, article),
                        lists.of(document, article).map(lists::entry).toList(),
                        articles.omissions(document, article)))
            .toList(),
        lists
            .of(document)
            .filter(provision -> LawLists.article(provision) == null)
            .map(lists::entry)
            .toList(),
        document.announcements().stream().map(this::announcement).toList(),
        document.notes().stream().map(clauses::text).toList());
  }

  private AnnouncementView announcement(Announcement announcement) {
    Language language =
        announcement.quote().containsKey(clauses.language())
            ? clauses.language()
            : announcement.quote().keySet().iterator().next();
    return new AnnouncementView(
        announcement.quote().getOrDefault(language, ""),
        language.tag(),
        announcement.became().stream()
            .flatMap(clause -> clauses.ruleset().provision(clause).stream())
            .map(lists::entry)
            .toList(),
        announcement.note() == null ? null : clauses.text(announcement.note()));
  }
}
