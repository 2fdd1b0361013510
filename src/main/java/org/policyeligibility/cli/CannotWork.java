package org.policyeligibility.cli;

import org.policyeligibility.law.Text;

/** A command cannot do what it is asked, for a reason that the asker can mend. */
final class CannotWork extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text reason;

  CannotWork(String zh, String en) {
    super(en);
    this.reason = new Text(zh, en);
  }

  Text reason() {
    return reason;
  }
}
