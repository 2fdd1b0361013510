package org.policyeligibility.law;

import org.jspecify.annotations.Nullable;

/**
 * What an authority must still decide. It is no criterion: the text leaves it to a judgement.
 *
 * @param statedInText false where it follows from other law or from practice
 */
public record Requirement(Kind kind, Text decidedBy, boolean statedInText, @Nullable Text note) {
  /** A judgement on a quality, or the act that grants. */
  public enum Kind {
    ASSESSMENT,
    APPROVAL
  }
}
