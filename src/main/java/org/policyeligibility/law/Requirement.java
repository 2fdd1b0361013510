package org.policyeligibility.law;

import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.law.authority.Ground;
import org.policyeligibility.message.Text;

/**
 * A requirement: a decision that an authority must still make. It is no criterion: the text leaves
 * it to a judgement.
 *
 * @param ground why that body decides
 * @param law the law that says so; only where the ground is {@link Ground#LAW}
 * @param statedInText whether the text itself demands the judgement or the approval
 */
public record Requirement(
    Kind kind,
    CompetentBody decidedBy,
    Ground ground,
    @Nullable Text law,
    boolean statedInText,
    @Nullable Text note) {
  /** A judgement on a quality, or the act that grants. */
  public enum Kind {
    ASSESSMENT,
    APPROVAL
  }
}
