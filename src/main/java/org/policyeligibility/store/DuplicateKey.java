package org.policyeligibility.store;

/** The database has such a row already; nothing of the transaction was kept. */
public final class DuplicateKey extends Exception {
  private static final long serialVersionUID = 1;

  DuplicateKey(Throwable cause) {
    super("a unique constraint was violated", cause);
  }
}
