package org.policyeligibility.draft;

import org.policyeligibility.law.Text;

/** A run that gave no answer. What it had written until then is not one either. */
public final class DraftFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient Text text;

  /** Why there is no answer. */
  public enum Reason {
    /** The rules are at fault; the text names each fault, a line each. */
    FAULTY_RULES,
    DEADLINE,
    MEMORY,
    STACK,
    OUTPUT,
    /** The process ended without an answer, or could not be started. */
    BROKEN
  }

  DraftFailure(Reason reason, Text text) {
    super(text.en());
    this.reason = reason;
    this.text = text;
  }

  public Reason reason() {
    return reason;
  }

  /** What to tell the drafter. */
  public Text text() {
    return text;
  }

  static DraftFailure of(Reason reason, DraftLimits limits) {
    return new DraftFailure(
        reason,
        switch (reason) {
          case DEADLINE ->
              new Text(
                  "在 " + limits.deadline().toSeconds() + " 秒内没有完成，已终止；没有结果",
                  "not done within "
                      + limits.deadline().toSeconds()
                      + " seconds and stopped; there is no result");
          case MEMORY ->
              new Text(
                  "内存（" + limits.heapMegabytes() + " MB）用尽，已终止；没有结果",
                  "out of memory at "
                      + limits.heapMegabytes()
                      + " MB and stopped; there is no result");
          case STACK ->
              new Text(
                  "调用栈（" + limits.stackKilobytes() + " KB）用尽，已终止；没有结果",
                  "out of stack at "
                      + limits.stackKilobytes()
                      + " KB and stopped; there is no result");
          case OUTPUT ->
              new Text(
                  "输出超过 " + limits.outputBytes() + " 字节，已终止；没有结果",
                  "more than "
                      + limits.outputBytes()
                      + " bytes of output, and stopped; there is no result");
          case BROKEN ->
              new Text(
                  "运行草案的进程没有给出结果就结束了", "the process that ran the draft ended without a result");
          case FAULTY_RULES -> new Text("规则有误", "the rules are at fault");
        });
  }
}
