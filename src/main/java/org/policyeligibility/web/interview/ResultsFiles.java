package org.policyeligibility.web.interview;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.limits.RenderingBulkhead;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.pdf.ResultsDocument;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.SavedAnswers;

/**
 * Downloads from the page of results: its days as a calendar, all of it as a document, and the
 * answers as data. They are made when they are asked for, and not kept.
 */
@Singleton
class ResultsFiles {
  private final ClauseFragments fragments;
  private final RenderingBulkhead rendering;
  private final ResultsDocument document;

  ResultsFiles(ClauseFragments fragments, RenderingBulkhead rendering, ResultsDocument document) {
    this.fragments = fragments;
    this.rendering = rendering;
    this.document = document;
  }

  Response calendar(Language language, InterviewState state, Eligibility eligibility) {
    return PageResponse.file(
        step(language, eligibility).calendar(state),
        "text/calendar;charset=UTF-8",
        "policy-dates.ics");
  }

  /** The answers, to be gone on with another day. */
  static Response answers(InterviewState state, Eligibility eligibility) {
    LocalDate today = LocalDate.now(InForce.ZONE);
    return PageResponse.file(
        SavedAnswers.write(
            state,
            RegisteredKinds.completed(eligibility, state, today),
            eligibility.ruleset(),
            today),
        MediaType.APPLICATION_JSON,
        "policy-answers.json");
  }

  /**
   * The document, in its turn.
   *
   * @param compared the day with which the page compares them; empty where with none
   * @param example whether the answers are those of an example
   * @return empty where it would be too long
   */
  Optional<Response> pdf(
      Language language,
      InterviewState state,
      String compared,
      boolean example,
      Eligibility eligibility) {
    Optional<byte[]> file =
        rendering.inTurn(
            () ->
                document.of(
                    step(language, eligibility).results(state, compared, example),
                    eligibility.ruleset().version(),
                    language));
    return file.map(pdf -> PageResponse.file(pdf, PageResponse.PDF, "policy-results.pdf"));
  }

  private ResultsStep step(Language language, Eligibility eligibility) {
    return new ResultsStep(
        fragments, eligibility, new Words(language), LocalDate.now(InForce.ZONE));
  }
}
