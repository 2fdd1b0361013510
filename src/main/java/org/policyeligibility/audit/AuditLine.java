package org.policyeligibility.audit;

/**
 * An entry of the audit log as it is stored: its serialised form and its hash. It is not parsed
 * again, since its hash is over these very characters.
 *
 * @param line of {@link AuditEntry#line}
 * @param hash of {@link AuditEntry#hash}
 */
public record AuditLine(long seq, String line, String hash) {
  /** As a line of an export. */
  public String exported() {
    return AuditChain.line(line, hash);
  }
}
