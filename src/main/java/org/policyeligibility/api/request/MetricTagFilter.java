package org.policyeligibility.api.request;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.policyeligibility.api.wire.ContractPaths;
import org.policyeligibility.web.page.PagePaths;

/**
 * Bound on what metrics hold: a client that makes up methods or paths makes up no time series, and
 * leaves no word among them; no length tells of an answer. Paths are those of the contract and of
 * the pages.
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
   * Leaves out how many bytes were read and written. Of one answer that is its length, which tells
   * what it says to everybody who knows the law, and of one request how much was stated.
   */
  @Produces
  @Singleton
  MeterFilter lengths() {
    return MeterFilter.denyNameStartsWith("http.server.bytes");
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
