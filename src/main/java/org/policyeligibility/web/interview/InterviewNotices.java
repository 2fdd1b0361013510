package org.policyeligibility.web.interview;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.NoticePage;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.LostState;

/** Error pages of the interview: each says why it cannot go on, and where to. */
@Singleton
class InterviewNotices {
  private final PageRenderer renderer;

  InterviewNotices(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /** A state that came back late, not as it was sent, or after the law had changed. */
  Response lost(Language language, LostState lost, Ruleset ruleset) {
    String cause = lost.reason().name();
    return notice(
        language,
        ruleset,
        view(language, "lostTitle." + cause, "lostText." + cause, PagePaths.HOME, "beginAgain"),
        PagePaths.HOME,
        null);
  }

  /**
   * Results that are more than a document holds: they are still there on their page.
   *
   * @param state as it is sealed
   */
  Response tooLong(Language language, String state, Ruleset ruleset) {
    String results = "/check/" + InterviewPage.RESULTS;
    return notice(
        language,
        ruleset,
        view(language, "pdfTooLong", "pdfTooLongText", results, "backToResults"),
        results,
        state);
  }

  private static NoticePage view(
      Language language, String heading, String text, String path, String link) {
    Words words = new Words(language);
    return new NoticePage(
        words.say(heading), words.say(text), PagePaths.prefix(language) + path, words.say(link));
  }

  private Response notice(
      Language language, Ruleset ruleset, NoticePage notice, String path, @Nullable String state) {
    Frame frame = Frame.of(notice.heading(), language, path, state, ruleset, false);
    return PageResponse.personal(
        Response.Status.BAD_REQUEST, renderer.render("notice", language, frame, notice), language);
  }
}
