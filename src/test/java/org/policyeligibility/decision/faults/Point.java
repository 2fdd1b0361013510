package org.policyeligibility.decision.faults;

import org.policyeligibility.decision.faults.FaultInjection.Step;

/** The crash points: after or before which step of its work a process is ended. */
enum Point {
  /** The first, as the law is kept once for a database. */
  AFTER_THE_LAW("insert into ruleset"),
  BEFORE_THE_FIRST_STATEMENT("select id, request_hash from decision"),
  WITH_THE_HEAD_HELD("select seq, hash from audit_head for update"),
  AFTER_THE_AUDIT_ENTRY("insert into audit_entry"),
  AFTER_THE_HEAD("update audit_head"),
  AFTER_THE_DECISION(Step.DECISION),
  AFTER_THE_CONTENT("insert into decision_content"),
  AFTER_THE_OUTCOMES("insert into decision_outcome"),
  BEFORE_THE_COMMIT(FaultInjection.COMMIT, Step.DECISION),
  AFTER_THE_COMMIT(FaultInjection.COMMIT, Step.DECISION),
  DURING_A_REVIEW("insert into decision_review"),
  DURING_AN_ERASURE("delete from decision_content"),
  ERASED_BEFORE_THE_COMMIT(FaultInjection.COMMIT, Step.ERASED),
  DURING_A_PURGE("delete from decision_outcome"),
  BETWEEN_TWO_OF_A_PURGE(FaultInjection.COMMIT, Step.ERASED);

  private final String beginning;
  private final String follows;

  Point(String beginning) {
    this(beginning, "");
  }

  /**
   * A point.
   *
   * @param follows what its transaction has done before
   */
  Point(String beginning, String follows) {
    this.beginning = beginning;
    this.follows = follows;
  }

  private boolean is(Step step) {
    return step.is(beginning)
        && (follows.isEmpty() || step.follows(follows))
        && (!name().endsWith("PURGE") || Thread.currentThread().getName().equals(Workload.PURGE));
  }

  private boolean comesBefore() {
    return name().contains("BEFORE");
  }

  boolean isBefore(Step step) {
    return comesBefore() && is(step);
  }

  boolean isAfter(Step step) {
    return !comesBefore() && is(step);
  }
}
