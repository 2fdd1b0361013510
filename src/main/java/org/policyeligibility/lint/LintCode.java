package org.policyeligibility.lint;

import java.util.Locale;

/** The codes of the lint rules. Each has a page: {@code help never-true}. */
public enum LintCode {
  NEVER_TRUE(Severity.ERROR),
  ALWAYS_TRUE(Severity.WARNING),
  IMPLIED_CRITERION(Severity.WARNING),
  SAME_CRITERIA(Severity.WARNING),
  RANGE_GAP(Severity.WARNING),
  RANGE_OVERLAP(Severity.WARNING),
  NUMBER_NOT_CITED(Severity.ERROR),
  OTHER_NUMBER(Severity.WARNING),
  WORDS_NOT_ABOVE_RULE(Severity.ERROR),
  UNCITED_CRITERION(Severity.ERROR),
  CUT_QUOTE(Severity.ERROR),
  UNEQUAL_QUOTES(Severity.WARNING),
  LABEL_CRITERION(Severity.ERROR),
  CLOSED_LIST(Severity.ERROR),
  UNBOUND_OBLIGATION(Severity.ERROR),
  UNSAID_MODALITY(Severity.WARNING),
  UNASSESSED_QUALITY(Severity.WARNING),
  UNNAMED_DECIDER(Severity.WARNING),
  UNUSED_FACT(Severity.WARNING),
  MISSING_TEXT(Severity.ERROR),
  UNTITLED_CATEGORY(Severity.WARNING),
  BORROWED_TITLE(Severity.ERROR),
  DATE_OUTSIDE_DOCUMENT(Severity.ERROR),
  IDLE_SCENARIO(Severity.WARNING),
  UNTESTED_CRITERION(Severity.ERROR),
  UNTESTED_BOUND(Severity.ERROR),
  UNTESTED_FIRST_DAY(Severity.ERROR),
  NEEDLESS_ACCEPTANCE(Severity.WARNING);

  private final Severity severity;

  LintCode(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** As it is written and never translated: {@code never-true}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
