package org.policyeligibility.law.authority;

import org.policyeligibility.message.Text;

/** Who decides or receives the application, and whether the text says so. */
public record Authority(CompetentBody body, Basis basis) {
  /** The name of the body as the text has it. */
  public Text name() {
    return body.name();
  }
}
