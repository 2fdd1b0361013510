package org.policyeligibility.web.interview;

import java.util.List;

/**
 * The first page: who asks, and for what.
 *
 * @param heart the benefits most asked for
 * @param error what is missing in the form; empty where nothing is
 */
public record HomePage(List<BenefitView> heart, int documents, int clauses, String error) {
  /** A benefit that can be chosen. */
  public record BenefitView(String id, String title) {}
}
