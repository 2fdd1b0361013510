package org.policyeligibility.decision.faults;

import org.policyeligibility.decision.faults.Seam.Step;

/** Where in its work a process is ended: after a step, or before it. */
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
  BEFORE_THE_COMMIT(Seam.COMMIT, Step.DECISION),
  AFTER_THE_COMMIT(Seam.COMMIT, Step.DECISION),
  DURING_A_REVIEW("insert into decision_review"),
  DURING_AN_ERASURE("delete from decision_content"),
  ERASED_BEFORE_THE_COMMIT(Seam.COMMIT, Step.ERASED),
  DURING_A_PURGE("delete from decision_outcome"),
  BETWEEN_TWO_OF_A_PURGE(Seam.COMMIT, Step.ERASED);

  private final String step;
  private final String follows;

  Point(String step) {
    this(step, "");
  }

  /**
   * A point.
   *
   * @param follows what its transaction has done before
   */
  Point(String step, String follows) {
    this.step = step;
    this.follows = follows;
  }

  private boolean is(Step one) {
    return one.is(step)
        && (follows.isEmpty() || one.follows(follows))
        && (!name().endsWith("PURGE") || Thread.currentThread().getName().equals(Shift.PURGE));
  }

  private boolean comesBefore() {
    return name().contains("BEFORE");
  }

  boolean isBefore(Step one) {
    return comesBefore() && is(one);
  }

  boolean isAfter(Step one) {
    return !comesBefore() && is(one);
  }
}
