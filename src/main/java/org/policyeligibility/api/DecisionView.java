package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.decision.Content;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.Review;

/**
 * A decision as it is answered.
 *
 * @param request as it was received, to the byte; null in lists
 * @param evaluation as it was answered, to the byte; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionView(
    UUID id,
    String reference,
    String organisation,
    String askedBy,
    String purpose,
    String legalBasis,
    LocalDate asOf,
    Decision.Law ruleset,
    Instant decidedAt,
    LocalDate keepUntil,
    @Nullable UUID corrects,
    @Nullable UUID correctedBy,
    @Nullable Instant erasedAt,
    @Nullable List<ReviewView> reviews,
    @JsonRawValue @Nullable String request,
    @JsonRawValue @Nullable String evaluation) {

  /** What a person did with it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReviewView(
      int number,
      String act,
      String reviewer,
      Instant reviewedAt,
      @JsonRawValue @Nullable String finding) {
    static ReviewView of(Review review) {
      return new ReviewView(
          review.number(),
          review.act().name(),
          review.reviewer(),
          review.reviewedAt(),
          review.finding());
    }
  }

  /** As it was first answered: of what came later it says nothing. */
  static DecisionView first(Decision.Whole whole) {
    return of(whole.decision(), whole.content(), false);
  }

  /** With what came later. */
  static DecisionView now(Decision.Whole whole) {
    return of(whole.decision(), whole.content(), true);
  }

  /** Without what is personal. */
  static DecisionView listed(Decision decision) {
    return of(decision, null, true);
  }

  private static DecisionView of(Decision one, @Nullable Content content, boolean later) {
    return new DecisionView(
        one.id(),
        one.reference(),
        one.organisation(),
        one.askedBy(),
        one.purpose().name(),
        one.basis().name(),
        one.asOf(),
        one.law(),
        one.decidedAt(),
        one.keepUntil(),
        one.corrects(),
        later ? one.correctedBy() : null,
        later ? one.erasedAt() : null,
        later && content != null ? one.reviews().stream().map(ReviewView::of).toList() : null,
        content == null ? null : new String(content.request(), StandardCharsets.UTF_8),
        content == null ? null : new String(content.answer(), StandardCharsets.UTF_8));
  }
}
