package org.policyeligibility.api.access;

import jakarta.ws.rs.ForbiddenException;

/** Refusal (403) of a caller of no organisation: there is no record that it could see or keep. */
public class NoOrganisation extends ForbiddenException {
  private static final long serialVersionUID = 1L;

  NoOrganisation() {}

  NoOrganisation(Throwable cause) {
    super(cause);
  }
}
