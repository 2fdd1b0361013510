package org.policyeligibility.api.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.decision.Review;

/**
 * The JSON view of a decision. Its shape is the contract's, whatever becomes of the record behind
 * it.
 *
 * @param corrections the decisions that correct each other, this one among them; null where it is
 *     the only one
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
    @Nullable List<CorrectionView> corrections,
    @Nullable List<ReviewView> reviews,
    @JsonRawValue @Nullable String request,
    @JsonRawValue @Nullable String evaluation) {

  /** The JSON view of a review. */
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

  /**
   * The JSON view of a decision among those that correct each other.
   *
   * @param erasedAt when its content was destroyed, where it was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CorrectionView(UUID id, Instant decidedAt, @Nullable Instant erasedAt) {
    static CorrectionView of(Decision decision) {
      return new CorrectionView(decision.id(), decision.decidedAt(), decision.erasedAt());
    }
  }

  /** As it was first answered: of later acts it says nothing. */
  static DecisionView first(DecisionWithContent decision) {
    return of(decision.decision(), decision, false);
  }

  /** With later acts. */
  static DecisionView now(DecisionWithContent decision) {
    return of(decision.decision(), decision, true);
  }

  /** Without personal content. */
  static DecisionView listed(Decision decision) {
    return of(decision, null, true);
  }

  private static DecisionView of(
      Decision decision, @Nullable DecisionWithContent content, boolean later) {
    Decision.Terms terms = decision.terms();
    return new DecisionView(
        decision.id(),
        terms.reference(),
        decision.organisation(),
        decision.askedBy(),
        terms.purpose().name(),
        terms.basis().name(),
        terms.asOf(),
        decision.law(),
        decision.decidedAt(),
        decision.keepUntil(),
        terms.corrects(),
        later ? decision.correctedBy() : null,
        later ? decision.erasedAt() : null,
        later && content != null && !content.corrections().isEmpty()
            ? content.corrections().stream().map(CorrectionView::of).toList()
            : null,
        later && content != null ? content.reviews().stream().map(ReviewView::of).toList() : null,
        content == null ? null : new String(content.content().request(), StandardCharsets.UTF_8),
        content == null ? null : new String(content.content().answer(), StandardCharsets.UTF_8));
  }
}
