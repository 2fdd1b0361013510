package org.policyeligibility.evaluation;

/** How a criterion compares a fact; a negation means "known, and not". */
public enum Operator {
  EQ("eq"),
  NOT_EQ("notEq"),
  IN("in"),
  NOT_IN("notIn"),
  CONTAINS("contains"),
  NOT_CONTAINS("notContains"),
  CONTAINS_ANY("containsAny"),
  NOT_CONTAINS_ANY("notContainsAny"),
  LT("lt"),
  LTE("lte"),
  GT("gt"),
  GTE("gte");

  private final String code;

  Operator(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** Whether it says that something is known and otherwise. */
  public boolean isNegative() {
    return this == NOT_EQ || this == NOT_IN || this == NOT_CONTAINS || this == NOT_CONTAINS_ANY;
  }

  /** Whether what is expected is a list. */
  public boolean expectsList() {
    return this == IN || this == NOT_IN || this == CONTAINS_ANY || this == NOT_CONTAINS_ANY;
  }
}
