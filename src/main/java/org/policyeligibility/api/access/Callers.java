package org.policyeligibility.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.decision.Actor;

/** The authenticated caller of a request, by its token or, locally, by its name. */
@ApplicationScoped
public class Callers {
  /** Local users carry theirs in the name: {@code counter@pudong}. */
  private static final String BEFORE_ORGANISATION = "@";

  private final SecurityIdentity identity;
  private final String organisationClaim;

  Callers(
      SecurityIdentity identity,
      @ConfigProperty(name = "policy.access.organisation-claim") String organisationClaim) {
    this.identity = identity;
    this.organisationClaim = organisationClaim;
  }

  /**
   * Who is calling; there must be somebody, with a role.
   *
   * @throws NoOrganisation where the caller is of none, or of one that cannot be one
   */
  public Actor current() {
    try {
      return Actor.caller(
          identity.getPrincipal().getName(), organisation().orElseThrow(NoOrganisation::new));
    } catch (IllegalArgumentException unusable) {
      throw new NoOrganisation(unusable);
    }
  }

  /**
   * Whether a caller has a name that can stand in the audit log. A token without a subject is
   * nobody's, however well it is signed.
   */
  public boolean isNamed(SecurityIdentity identity) {
    String name = identity.getPrincipal().getName();
    return name != null && isPlain(name);
  }

  private static boolean isPlain(String text) {
    return !text.isBlank() && PlainText.Check.isPlain(text, false);
  }

  /** Whose decisions the caller may see; nothing for somebody who is of no organisation. */
  public Optional<String> organisation() {
    return organisationOf(identity);
  }

  /** The organisation of somebody, by what says who it is. */
  public Optional<String> organisationOf(SecurityIdentity identity) {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return Optional.ofNullable(token.getClaim(organisationClaim))
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .filter(Callers::isPlain);
    }
    String name = identity.getPrincipal().getName();
    int at = name.indexOf(BEFORE_ORGANISATION);
    return at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1));
  }
}
