package org.policyeligibility.audit;

/** What was done. */
public enum Act {
  /** A case was decided and kept. */
  DECIDED,
  /** What is kept of a case was read. */
  READ,
  /** Decisions were looked for. */
  SEARCHED,
  /** A decision was worked out again. */
  REPLAYED,
  /** A person took a case over. */
  TAKEN_OVER,
  /** A person's finding was recorded. */
  FOUND,
  /** What is kept of a case was destroyed. */
  ERASED,
  /** Everything held on one person was handed out. */
  COPIED,
  /** What is past its time was looked for and destroyed. */
  PURGED,
  /** Cases were locked with another key. */
  KEYS_ROTATED,
  /** The head of this log was read. */
  HEAD_READ,
  /** This log was read. */
  EXPORTED
}
