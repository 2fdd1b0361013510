package org.policyeligibility.api.access;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Warning about a missing issuer of tokens: without it the service refuses whatever needs a role.
 * That may be what is wanted; where it is not, the log says what is missing.
 */
@UnlessBuildProfile("local")
@ApplicationScoped
class MissingIssuer {
  private static final Logger LOG = Logger.getLogger(MissingIssuer.class);

  void warn(
      @Observes StartupEvent started,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean configured) {
    if (!configured) {
      LOG.warn(
          "no issuer of tokens is configured: nobody is known, and whatever needs a role is"
              + " refused. Where that is not meant, set QUARKUS_OIDC_TENANT_ENABLED=true and"
              + " QUARKUS_OIDC_AUTH_SERVER_URL");
    }
  }
}
