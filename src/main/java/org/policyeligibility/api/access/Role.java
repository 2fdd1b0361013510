package org.policyeligibility.api.access;

import java.util.List;

/**
 * Roles of callers, as a token names them. A caller with none is an applicant, who may evaluate and
 * read the law and nothing else.
 */
public final class Role {
  /** Decides cases of its own organisation and keeps them. */
  public static final String COUNTER = "counter";

  /** Writes changes to the law. */
  public static final String DRAFTER = "drafter";

  /** Approves changes that another wrote. */
  public static final String APPROVER = "approver";

  /** Reads the audit log, which holds no personal value. */
  public static final String AUDITOR = "auditor";

  /** Runs the service: purges, rotates keys. */
  public static final String ADMIN = "admin";

  /** All of them. */
  public static final List<String> ALL = List.of(COUNTER, DRAFTER, APPROVER, AUDITOR, ADMIN);

  private Role() {}
}
