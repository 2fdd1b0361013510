package org.policyeligibility.web.law;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.NoticePage;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;

/** Pages of the law. Anybody may read, link and store them; nothing in them is about a person. */
@Singleton
public class LawPages {
  private static final int LONGEST_QUERY = 100;

  private final CurrentRuleset law;
  private final PageRenderer renderer;

  LawPages(CurrentRuleset law, PageRenderer renderer) {
    this.law = law;
    this.renderer = renderer;
  }

  /** The documents, or what a search finds in them. */
  public Response law(Language language, @Nullable String query) {
    boolean readable =
        query != null && query.length() <= LONGEST_QUERY && PlainText.Check.isPlain(query, false);
    Words words = new Words(language);
    return page(
        "law",
        language,
        PagePaths.LAW,
        words.say("lawTitle"),
        views(language).law(readable && query != null ? query : ""));
  }

  /** One document. */
  public Response document(Language language, String id) {
    return ruleset()
        .document(id)
        .map(
            document ->
                page(
                    "document",
                    language,
                    PagePaths.LAW + "/" + document.id(),
                    document.title().in(language),
                    views(language).page(document)))
        .orElseGet(() -> missing(language));
  }

  /** One clause. */
  public Response clause(Language language, String document, String number) {
    return ruleset()
        .provision(document + "/" + number)
        .map(
            provision ->
                page(
                    "clause",
                    language,
                    PagePaths.LAW + "/" + provision.id(),
                    provision.clause().title().in(language),
                    views(language).page(provision)))
        .orElseGet(() -> missing(language));
  }

  private Response page(
      String template, Language language, String path, String title, Object view) {
    Frame frame = Frame.of(title, language, path, null, ruleset(), false);
    return PageResponse.common(
        Response.Status.OK, renderer.render(template, language, frame, view), language);
  }

  private Response missing(Language language) {
    Words words = new Words(language);
    Frame frame =
        Frame.of(words.say("missingTitle"), language, PagePaths.LAW, null, ruleset(), false);
    NoticePage notice =
        new NoticePage(
            words.say("missingTitle"),
            words.say("missingText"),
            PagePaths.prefix(language) + PagePaths.LAW,
            words.say("readLaw"));
    return PageResponse.common(
        Response.Status.NOT_FOUND, renderer.render("notice", language, frame, notice), language);
  }

  private LawViews views(Language language) {
    Words words = new Words(language);
    return new LawViews(new ClauseViews(ruleset(), words, LocalDate.now(InForce.ZONE)), words);
  }

  private Ruleset ruleset() {
    return law.get().eligibility().ruleset();
  }
}
