package org.policyeligibility.profile;

import java.util.Locale;

/** What a fact holds when it is stated. */
public enum FactType {
  /** Some values of a list; stated, it is complete. */
  SET,
  /** One value of a list. */
  ENUM,
  BOOLEAN,
  /** A whole number. */
  INTEGER,
  /** A decimal number. */
  NUMBER,
  /** A day, {@code YYYY-MM-DD}. */
  DATE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isNumeric() {
    return this == INTEGER || this == NUMBER;
  }

  public boolean hasValues() {
    return this == SET || this == ENUM;
  }
}
