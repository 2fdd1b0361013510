package org.policyeligibility.web.interview;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.NoticePage;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;

/** Error pages of the interview: each says why it cannot go on, and where to. */
@Singleton
class InterviewNotices {
  private final PageRenderer renderer;

  InterviewNotices(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /** A state that came back late or not as it was sent. */
  Response lost(Language language, LostState lost, Ruleset ruleset) {
    String cause = lost.reason().name();
    return notice(language, ruleset, "lostTitle." + cause, "lostText." + cause);
  }

  /** Results that are more than a document holds. */
  Response tooLong(Language language, Ruleset ruleset) {
    return notice(language, ruleset, "pdfTooLong", "pdfTooLongText");
  }

  private Response notice(Language language, Ruleset ruleset, String heading, String text) {
    Words words = new Words(language);
    NoticePage notice =
        new NoticePage(
            words.say(heading),
            words.say(text),
            PagePaths.prefix(language) + PagePaths.HOME,
            words.say("beginAgain"));
    Frame frame = Frame.of(notice.heading(), language, PagePaths.HOME, null, ruleset, false);
    return PageResponse.personal(
        Response.Status.BAD_REQUEST, renderer.render("notice", language, frame, notice), language);
  }
}
