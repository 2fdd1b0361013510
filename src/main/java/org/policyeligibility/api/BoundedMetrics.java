package org.policyeligibility.api;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** A client that makes up methods makes up no time series, and leaves no word among the metrics. */
class BoundedMetrics {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  @Produces
  @Singleton
  MeterFilter methods() {
    return MeterFilter.replaceTagValues(
        "method", method -> METHODS.contains(method) ? method : "OTHER");
  }
}
