package org.policyeligibility.store;

/**
 * The database is unavailable and nothing can be stored now: it is unreachable, hung, full or not
 * yet open. Whether what was being stored is stored may be unknown; asking again with the same key
 * tells.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says why, and nothing of what was to be stored. */
  public StoreUnavailable(String reason) {
    super(reason);
  }

  public StoreUnavailable(String reason, Throwable cause) {
    super(reason, cause);
  }
}
