package org.policyeligibility.cli;

import org.policyeligibility.law.Text;

/** The command line asks for something that there is not. */
final class Misused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text reason;

  Misused(String zh, String en) {
    super(en);
    this.reason = new Text(zh, en);
  }

  Text reason() {
    return reason;
  }
}
