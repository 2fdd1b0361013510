package org.policyeligibility.api.access;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Warning about the users of the profile {@code local}: only a build of that profile has them. */
@IfBuildProfile("local")
@ApplicationScoped
class LocalUsers {
  private static final Logger LOG = Logger.getLogger(LocalUsers.class);

  void warn(@Observes StartupEvent started) {
    LOG.warn("profile local: its users and their passwords are known to everyone, see the README");
  }
}
