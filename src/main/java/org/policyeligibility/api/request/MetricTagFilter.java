package org.policyeligibility.api.request;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.policyeligibility.api.wire.ContractPaths;
import org.policyeligibility.web.page.PagePaths;

/**
 * Bound on the cardinality of metrics: a client that makes up methods or paths makes up no time
 * series, and leaves no word among them. Paths are those of the contract and of the pages.
 */
class MetricTagFilter {
  private static final String OTHER = "OTHER";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  @Produces
  @Singleton
  MeterFilter methods() {
    return MeterFilter.replaceTagValues("method", MetricTagFilter::method);
  }

  static String method(String method) {
    return METHODS.contains(method) ? method : OTHER;
  }

  /**
   * Replaces every path that is not in the contract by one tag. A tag for a group of paths, such as
   * {@code NOT_FOUND}, begins with no slash and is kept.
   */
  @Produces
  @Singleton
  MeterFilter paths() {
    Set<String> paths = new HashSet<>(ContractPaths.templates());
    paths.addAll(PagePaths.templates());
    return MeterFilter.replaceTagValues(
        "uri", path -> !path.startsWith("/") || paths.contains(path) ? path : OTHER);
  }
}
