package org.policyeligibility.api.wire;

import io.vertx.ext.web.RoutingContext;

/** Management paths: health, metrics and the contract, which operators and probes ask for. */
public final class ManagementPaths {
  private static final String PATH = "/q/";
  private static final String HEALTH = PATH + "health";

  private ManagementPaths() {}

  /** Whether a request is for one of them: it has no quota and leaves no line in the log. */
  public static boolean include(RoutingContext context) {
    return context.normalizedPath().startsWith(PATH);
  }

  /** Whether a request is a probe, by which a service that is not answered is restarted. */
  public static boolean includeProbe(RoutingContext context) {
    return context.normalizedPath().startsWith(HEALTH);
  }
}
