package org.policyeligibility.api;

import io.vertx.ext.web.RoutingContext;

/** Health, metrics, the contract: for whoever looks after the service. */
final class Operations {
  private static final String PATH = "/q/";

  private Operations() {}

  /** Whether a request is theirs: it is always answered, and not remembered. */
  static boolean concern(RoutingContext context) {
    return context.normalizedPath().startsWith(PATH);
  }
}
