package org.policyeligibility.json;

import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/** A syntax error of JSON: where it is, and never what stands there. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Text reason;
  private final int line;
  private final int column;

  MalformedJson(Text reason, int line, int column) {
    super(reason.en());
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** The error without its place. */
  public Text reason() {
    return reason;
  }

  /** The error after its place, as far as that is known. */
  public Text text() {
    return line == 0 ? reason : Message.of("json-at-line-and-column", line, column, reason).text();
  }

  /** From 1; 0 where it is not known. */
  public int line() {
    return line;
  }
}
