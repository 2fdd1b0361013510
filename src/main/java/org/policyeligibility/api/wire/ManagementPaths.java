package org.policyeligibility.api.wire;

import io.vertx.ext.web.RoutingContext;

/** Management paths: health, metrics and the contract, which operators and probes ask for. */
public final class ManagementPaths {
  private static final String PATH = "/q/";

  private ManagementPaths() {}

  /** Whether a request is for one of them: it has no quota and leaves no line in the log. */
  public static boolean include(RoutingContext context) {
    return context.normalizedPath().startsWith(PATH);
  }
}
