package org.policyeligibility.law.authority;

/** The legal basis of a competence: on what ground a body decides. */
public enum Ground {
  /** The sentence names the body. */
  TEXT,
  /** Another law does. */
  LAW,
  /** Neither; it follows from the matter. */
  INFERRED
}
