package org.policyeligibility.lint;

import java.util.Locale;

/** The severity of a finding. */
public enum Severity {
  /** The law is not carried out as it is written; it is not put in force so. */
  ERROR,
  /** Probably a slip; where it is meant, the clause says why. */
  WARNING;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
