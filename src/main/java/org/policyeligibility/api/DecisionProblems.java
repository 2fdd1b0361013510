package org.policyeligibility.api;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.decision.Review;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Text;

/** What a client is told where a decision does not allow what it asks for. */
final class DecisionProblems {
  private DecisionProblems() {}

  static Response of(Reason reason, Language language) {
    Problem problem =
        switch (reason) {
          case NO_SUCH_DECISION -> Problem.of(ProblemType.NOT_FOUND, language);
          case ERASED -> Problem.of(ProblemType.GONE, language);
          case OTHER_REQUEST ->
              of(
                  ProblemType.UNPROCESSABLE,
                  language,
                  "这个 Idempotency-Key 已用于另一请求；请换一个。",
                  "This Idempotency-Key was used for another request; take another.");
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
              Problem.of(
                  language,
                  List.of(
                      new Problem.Entry(
                          "/corrects",
                          null,
                          "unknown-decision",
                          language == Language.ZH
                              ? "本机构没有这个编号的决定。"
                              : "Your organisation has no decision of this id.")),
                  false);
        };
    return problem.response(language);
  }

  private static Problem of(ProblemType type, Language language, String zh, String en) {
    return Problem.of(type, language, new Text(zh, en).in(language));
  }
}
