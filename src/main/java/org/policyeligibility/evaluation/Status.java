package org.policyeligibility.evaluation;

import org.policyeligibility.message.Language;

/** How a criterion reads against a profile. Unknown is an answer, never a "no". */
public enum Status {
  MET("满足"),
  NOT_MET("不满足"),
  UNKNOWN("未知");

  private final String zh;

  Status(String zh) {
    this.zh = zh;
  }

  /** As people are told it; in English the code is a word. */
  public String in(Language language) {
    return language == Language.ZH ? zh : name();
  }
}
