package org.policyeligibility.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.message.Language;

/**
 * A stored decision without its personal content. Rows of the database are mapped to it by name.
 *
 * @param auditSeq the entry of the audit log that was stored with it
 * @param organisation whose decision it is
 * @param askedBy who asked for it
 * @param law which was applied
 * @param keepUntil the last day on which its content is kept
 * @param correctedBy which decision takes its place
 * @param erasedAt when its content was destroyed
 */
public record Decision(
    UUID id,
    long auditSeq,
    String organisation,
    String askedBy,
    @Nested Terms terms,
    @Nested("law") Law law,
    Instant decidedAt,
    LocalDate keepUntil,
    @Nullable UUID correctedBy,
    @Nullable Instant erasedAt) {

  /**
   * The terms of a decision, which its caller states.
   *
   * @param reference the counter's own; 1 to 100 characters, nothing personal
   * @param corrects which decision it takes the place of
   */
  public record Terms(
      String reference,
      Purpose purpose,
      LegalBasis basis,
      LocalDate asOf,
      Language language,
      @Nullable UUID corrects) {}

  /** A rule set by its names. */
  public record Law(String version, String digest) {}
}
