package org.policyeligibility.api;

import org.policyeligibility.law.Text;

/** The body is no JSON, or JSON that two readers could understand differently. */
final class UnreadableJson extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Text detail;

  UnreadableJson(Text detail) {
    super(null, null, false, false);
    this.detail = detail;
  }

  Text detail() {
    return detail;
  }
}
