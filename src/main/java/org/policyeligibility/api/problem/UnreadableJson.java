package org.policyeligibility.api.problem;

import org.policyeligibility.message.Text;

/** Parse error: the body is no JSON, or JSON that two readers could understand differently. */
public final class UnreadableJson extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Text detail;

  public UnreadableJson(Text detail) {
    super(null, null, false, false);
    this.detail = detail;
  }

  public Text detail() {
    return detail;
  }
}
