package org.policyeligibility.profile;

import java.util.Locale;

/**
 * The type of a fact's value. It decides how a stated value is read, and what a rule may compare it
 * with.
 */
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
