package org.policyeligibility.api.decisions;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.decision.Refusal;
import org.policyeligibility.decision.Review;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.InputFault;

/** Exception mapper of decisions: what one does not allow. The domain knows no HTTP. */
class DecisionProblems {
  @ServerExceptionMapper
  Response refused(Refusal refusal, HttpHeaders headers) {
    Language language = AcceptLanguage.of(headers);
    return ProblemWriter.response(problem(refusal, language), language);
  }

  private static Problem problem(Refusal refusal, Language language) {
    return switch (refusal.reason()) {
      case NO_SUCH_DECISION -> Problem.of(ProblemType.NOT_FOUND, language);
      case ERASED -> Problem.of(ProblemType.GONE, language);
      case OTHER_REQUEST ->
          unprocessable(List.of(InputFault.of("", "key-of-another-request")), language);
      case IN_PROGRESS ->
          of(
              ProblemType.CONFLICT,
              language,
              "同一 Idempotency-Key 的请求正在处理；请稍后重试。",
              "A request with this Idempotency-Key is being worked on; try again later.");
      case CORRECTED_ALREADY ->
          of(
              ProblemType.CONFLICT,
              language,
              "该决定已被更正；请更正其后的那一个（correctedBy）。",
              "The decision has been corrected; correct the one after it (correctedBy).");
      case NOT_TAKEN_OVER ->
          of(
              ProblemType.CONFLICT,
              language,
              "尚无人接手此案；请先提交不带 findings 的复核请求。",
              "Nobody has taken the case over; first send a review without findings.");
      case TOO_MANY_REVIEWS ->
          of(
              ProblemType.CONFLICT,
              language,
              "一项决定至多 " + Review.MOST + " 次复核；请以新的决定更正它（corrects）。",
              "A decision has at most "
                  + Review.MOST
                  + " reviews; correct it by a new one (corrects).");
      case NOTHING_TO_CORRECT ->
          unprocessable(List.of(InputFault.of("/corrects", "unknown-decision")), language);
      case OTHER_SUBJECT ->
          unprocessable(
              List.of(InputFault.of("/subject", "differs-from-corrected", "change", "SUBJECT")),
              language);
      case OTHER_PURPOSE ->
          unprocessable(
              List.of(InputFault.of("/purpose", "differs-from-corrected", "change", "PURPOSE")),
              language);
      case UNKNOWN_CLAUSE ->
          unprocessable(
              refusal.places().stream()
                  .map(place -> InputFault.of(ReviewRequest.pointer(place), "not-answered"))
                  .toList(),
              language);
    };
  }

  private static Problem unprocessable(List<InputFault> faults, Language language) {
    return Unprocessable.of(faults, language).problem();
  }

  private static Problem of(ProblemType type, Language language, String zh, String en) {
    return Problem.of(type, language, new Text(zh, en).in(language));
  }
}
