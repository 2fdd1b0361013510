package org.policyeligibility.web.interview;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;

/** The first page of the interview, empty or with what was chosen on it and will not do. */
@Singleton
class FirstPage {
  private final CurrentRuleset law;
  private final PageRenderer renderer;

  FirstPage(CurrentRuleset law, PageRenderer renderer) {
    this.law = law;
    this.renderer = renderer;
  }

  /** The page as an answer; what will not do is a bad request. */
  Response show(Language language, HomePage.FilledView filled) {
    Ruleset ruleset = law.get().eligibility().ruleset();
    ClauseViews clauses =
        new ClauseViews(ruleset, new Words(language), LocalDate.now(InForce.ZONE));
    InterviewScope scope = new InterviewScope(ruleset, clauses);
    HomePage page =
        new HomePage(
            scope.mainChoices(),
            scope.categories(),
            ruleset.documents().stream()
                .filter(Document::binding)
                .map(document -> document(document, clauses))
                .toList(),
            ruleset.decided(),
            filled);
    Frame frame =
        Frame.of(
            clauses.words().say("homeTitle"),
            language,
            PagePaths.HOME,
            null,
            ruleset,
            filled.isFaulty());
    return PageResponse.common(
        filled.isFaulty() ? Response.Status.BAD_REQUEST : Response.Status.OK,
        renderer.render("home", language, frame, page),
        language);
  }

  private static HomePage.DocumentView document(Document document, ClauseViews clauses) {
    return new HomePage.DocumentView(
        clauses.text(document.number() == null ? document.title() : document.number()),
        clauses.text(document.title()),
        clauses.days(document.inForce()),
        clauses.path(document.id()));
  }
}
