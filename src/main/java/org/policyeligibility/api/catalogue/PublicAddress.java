package org.policyeligibility.api.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address by which others know the service, as an absolute IRI without a path. An id that
 * leaves the service with a saved file has to begin with it.
 */
@Singleton
@Startup
public class PublicAddress {
  private final Optional<String> configured;

  PublicAddress(@ConfigProperty(name = "policy.public-address") Optional<URI> configured) {
    this.configured = configured.map(PublicAddress::base);
  }

  /** The configured one, else the one that was asked; empty where a client names none. */
  public String base(UriInfo asked) {
    return configured.orElseGet(() -> ofRequest(asked));
  }

  private static String ofRequest(UriInfo asked) {
    try {
      return base(asked.getBaseUri());
    } catch (RuntimeException noHost) { // The framework wraps what is no address.
      return "";
    }
  }

  private static String base(URI address) {
    if (!address.isAbsolute() || address.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "policy.public-address has to be an absolute address, as https://policy.example.org");
    }
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
