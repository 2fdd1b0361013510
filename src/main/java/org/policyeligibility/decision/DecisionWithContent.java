package org.policyeligibility.decision;

import java.util.List;

/**
 * A decision with its decrypted content and the findings of its reviews. It is apart from {@link
 * Decision} because reading it is an act of its own in the audit log.
 *
 * @param corrections the decisions that correct each other, this one among them, from the first to
 *     the last; empty where it neither corrects one nor is corrected
 */
public record DecisionWithContent(
    Decision decision, Content content, List<Review> reviews, List<Decision> corrections) {
  public DecisionWithContent {
    reviews = List.copyOf(reviews);
    corrections = List.copyOf(corrections);
  }
}
