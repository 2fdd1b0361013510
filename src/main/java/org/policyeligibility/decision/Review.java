package org.policyeligibility.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;

/**
 * A manual review of a decision by a person. It stands beside the rules' own result, since nobody
 * has to accept a decision made by a machine alone (Personal Information Protection Law, article
 * 24).
 *
 * @param number from 1 for each decision
 * @param act {@code TAKEN_OVER} or {@code FOUND}
 * @param finding as JSON; null where it was destroyed, or is not asked for
 */
public record Review(
    int number, Act act, String reviewer, Instant reviewedAt, @Nullable String finding) {
  /** They are read with their decision, all at once. */
  public static final int MOST = 50;
}
