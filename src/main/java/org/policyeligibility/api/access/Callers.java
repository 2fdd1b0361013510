package org.policyeligibility.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.policyeligibility.decision.Actor;

/** Says who is calling. */
@ApplicationScoped
public class Callers {
  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Who is calling; there must be somebody, with a role. */
  public Actor current() {
    return new Actor(identity.getPrincipal().getName(), "organisation");
  }
}
