package org.policyeligibility.store;

/**
 * Stored data that fails its integrity check: it does not decrypt, does not parse, or is not what
 * the audit log committed to. It is an error of its own because no request can mend it.
 */
public final class CorruptedData extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which data, and nothing of the content. */
  public CorruptedData(String which) {
    super(which);
  }

  public CorruptedData(String which, Throwable cause) {
    super(which, cause);
  }
}
