package org.policyeligibility.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;

/**
 * A decision that was kept, without what is personal in it.
 *
 * @param auditSeq the entry of the audit log that was kept with it
 * @param organisation whose decision it is
 * @param askedBy who asked for it
 * @param reference the counter's own
 * @param law which was applied
 * @param keepUntil the last day on which its content is kept
 * @param corrects which decision it takes the place of
 * @param correctedBy which one takes its place
 * @param erasedAt when its content was destroyed
 */
public record Decision(
    UUID id,
    long auditSeq,
    String organisation,
    String askedBy,
    String reference,
    Purpose purpose,
    LegalBasis basis,
    LocalDate asOf,
    Language language,
    Law law,
    Instant decidedAt,
    LocalDate keepUntil,
    @Nullable UUID corrects,
    @Nullable UUID correctedBy,
    @Nullable Instant erasedAt,
    List<Review> reviews) {

  /** A rule set by its names. */
  public record Law(String version, String digest) {}

  public Decision {
    reviews = List.copyOf(reviews);
  }

  Decision with(List<Review> added) {
    return new Decision(
        id,
        auditSeq,
        organisation,
        askedBy,
        reference,
        purpose,
        basis,
        asOf,
        language,
        law,
        decidedAt,
        keepUntil,
        corrects,
        correctedBy,
        erasedAt,
        added);
  }

  /** A decision with what is personal in it. */
  public record Whole(Decision decision, Content content) {}
}
