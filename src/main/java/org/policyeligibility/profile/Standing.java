package org.policyeligibility.profile;

import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.MessageBundle;
import org.policyeligibility.message.Text;

/** How a judgement or an approval of an authority stands, as the applicant states it. */
public enum Standing {
  PASSED(Requirement.Kind.ASSESSMENT),
  FAILED(Requirement.Kind.ASSESSMENT),
  GRANTED(Requirement.Kind.APPROVAL),
  REFUSED(Requirement.Kind.APPROVAL),
  PENDING(null),
  UNKNOWN(null);

  private static final String TERMS = "answer/terms";

  private final Requirement.@org.jspecify.annotations.Nullable Kind kind;

  Standing(Requirement.@org.jspecify.annotations.Nullable Kind kind) {
    this.kind = kind;
  }

  /** Whether it can be said of an assessment, of an approval, or of both. */
  public boolean fits(Requirement.Kind asked) {
    return kind == null || kind == asked;
  }

  /** As people are told it. */
  public Text label() {
    String key = "status." + name();
    return new Text(
        MessageBundle.of(TERMS, Language.ZH).getString(key),
        MessageBundle.of(TERMS, Language.EN).getString(key));
  }

  /** The standing of a requirement of that kind when it is met. */
  public static Standing favourable(Requirement.Kind kind) {
    return kind == Requirement.Kind.ASSESSMENT ? PASSED : GRANTED;
  }

  /** The requirement is met. */
  public boolean isFavourable() {
    return this == PASSED || this == GRANTED;
  }

  /** The requirement is known not to be met. */
  public boolean isAdverse() {
    return this == FAILED || this == REFUSED;
  }
}
