package org.policyeligibility.audit;

/**
 * The head of the audit log: its last entry. Kept by somebody else, it shows later that nothing
 * before it was changed.
 *
 * @param seq of the last entry; 0 for none
 * @param hash of the last entry; {@link AuditEntry#GENESIS} for none
 */
public record Head(long seq, String hash) {
  /** Of a log without entries. */
  public static final Head NONE = new Head(0, AuditEntry.GENESIS);
}
