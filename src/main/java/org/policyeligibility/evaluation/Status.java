package org.policyeligibility.evaluation;

import org.policyeligibility.message.Language;

/** How a criterion reads against a profile. Unknown is an answer, never a "no". */
public enum Status {
  MET("满足", 0),
  NOT_MET("不满足", 1),
  UNKNOWN("未知", 2);

  /** How many there are. */
  static final int COUNT = 3;

  private final String zh;
  private final int number;

  Status(String zh, int number) {
    this.zh = zh;
    this.number = number;
  }

  /** From 0, for tables by status. */
  int number() {
    return number;
  }

  static Status of(int number) {
    return number == MET.number ? MET : number == NOT_MET.number ? NOT_MET : UNKNOWN;
  }

  /** As people are told it; in English the code is a word. */
  public String in(Language language) {
    return language == Language.ZH ? zh : name();
  }
}
