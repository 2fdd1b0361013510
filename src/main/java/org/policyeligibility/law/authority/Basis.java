package org.policyeligibility.law.authority;

/** Whether the text says a thing, or it follows from it. */
public enum Basis {
  EXPLICIT,
  IMPLIED,
  /** The text names nobody; for authorities only. */
  UNNAMED
}
