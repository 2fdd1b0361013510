package org.policyeligibility.store;

/**
 * A unique constraint was violated, and nothing of the transaction was committed. It is checked
 * because a race between two processes ends here, and who inserts has to say how.
 */
public final class DuplicateKey extends Exception {
  private static final long serialVersionUID = 1;

  DuplicateKey(Throwable cause) {
    super("a unique constraint was violated", cause);
  }
}
