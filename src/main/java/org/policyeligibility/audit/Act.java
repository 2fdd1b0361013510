package org.policyeligibility.audit;

/** The kinds of acts that the audit log records. */
public enum Act {
  /** A case was decided and kept. */
  DECIDED,
  /** The content of a decision was read. */
  READ,
  /** Decisions were looked for. */
  SEARCHED,
  /** A decision was replayed. */
  REPLAYED,
  /** A person took a case over. */
  TAKEN_OVER,
  /** A person's finding was recorded. */
  FOUND,
  /** The content of a decision was destroyed. */
  ERASED,
  /** Everything held on one person was handed out. */
  COPIED,
  /** Contents past their time were looked for and destroyed. */
  PURGED,
  /** Cases were locked with another key. */
  KEYS_ROTATED,
  /** The head of this log was read. */
  HEAD_READ,
  /** This log was read. */
  EXPORTED,
  /** An act was refused, and not done. */
  REFUSED
}
