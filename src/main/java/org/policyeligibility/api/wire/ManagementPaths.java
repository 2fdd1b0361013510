package org.policyeligibility.api.wire;

import io.vertx.ext.web.RoutingContext;

/** Management paths: health, metrics and the contract, which operators and probes ask for. */
public final class ManagementPaths {
  private static final String PATH = "/q/";
  private static final String HEALTH = PATH + "health";

  private ManagementPaths() {}

  /** Whether a request is for one of them: it has no quota and leaves no line in the log. */
  public static boolean include(RoutingContext context) {
    return isBelow(context) && isPlain(context);
  }

  /**
   * Whether a request is for one of them by another writing, such as {@code //q/metrics}. A proxy
   * that keeps them from the public looks at what is written.
   */
  public static boolean includeDisguised(RoutingContext context) {
    return isBelow(context) && !isPlain(context);
  }

  /** Whether a request is a probe, by which a service that is not answered is restarted. */
  public static boolean includeProbe(RoutingContext context) {
    return context.normalizedPath().startsWith(HEALTH) && isPlain(context);
  }

  private static boolean isBelow(RoutingContext context) {
    return context.normalizedPath().startsWith(PATH);
  }

  private static boolean isPlain(RoutingContext context) {
    String target = context.request().uri();
    int query = target.indexOf('?');
    return context.normalizedPath().equals(query < 0 ? target : target.substring(0, query));
  }
}
