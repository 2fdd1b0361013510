package org.policyeligibility.draft;

import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

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

  /** The message for the drafter. */
  public Text text() {
    return text;
  }

  public static DraftFailure of(Reason reason, DraftLimits limits) {
    return new DraftFailure(
        reason,
        switch (reason) {
          case DEADLINE -> Message.of("draft-out-of-time", limits.deadline().toSeconds()).text();
          case MEMORY -> Message.of("draft-out-of-memory", limits.heapMegabytes()).text();
          case STACK -> Message.of("draft-out-of-stack", limits.stackKilobytes()).text();
          case OUTPUT -> Message.of("draft-wrote-too-much", limits.outputBytes()).text();
          case BROKEN ->
              new Text(
                  "运行草案的进程没有给出结果就结束了", "the process that ran the draft ended without a result");
          case FAULTY_RULES -> new Text("规则有误", "the rules are at fault");
        });
  }
}
