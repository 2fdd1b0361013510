package org.policyeligibility.decision.retention;

import java.time.Period;
import org.policyeligibility.message.Text;

/**
 * The purposes of processing for which a decision is stored, each with its retention period: the
 * shortest time that the purpose needs (Personal Information Protection Law, article 19). The acts
 * on it stay in the audit log, at least the three years of article 56.
 */
public enum Purpose {
  APPLICATION("受理申请", "an application", Period.ofYears(10)),
  CONSULTATION("咨询", "a consultation", Period.ofYears(1)),
  VERIFICATION("核查", "a verification", Period.ofYears(5)),
  APPEAL("异议与复核", "an objection or a review", Period.ofYears(10));

  private final String zh;
  private final String en;
  private final Period kept;

  Purpose(String zh, String en, Period kept) {
    this.zh = zh;
    this.en = en;
    this.kept = kept;
  }

  public Text label() {
    return new Text(zh, en);
  }

  /** How long, where nothing else is configured. */
  public Period kept() {
    return kept;
  }
}
