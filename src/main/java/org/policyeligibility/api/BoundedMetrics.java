package org.policyeligibility.api;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A client that makes up methods or paths makes up no time series, and leaves no word among the
 * metrics. Paths are those of the contract.
 */
class BoundedMetrics {
  private static final String OTHER = "OTHER";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  /** How a path of the contract begins, alone on its line. */
  private static final String PATH = "  /";

  @Produces
  @Singleton
  MeterFilter methods() {
    return MeterFilter.replaceTagValues("method", BoundedMetrics::method);
  }

  static String method(String method) {
    return METHODS.contains(method) ? method : OTHER;
  }

  /** What stands for a group of paths, such as {@code NOT_FOUND}, begins with no slash. */
  @Produces
  @Singleton
  MeterFilter paths() {
    Set<String> paths = contractPaths();
    return MeterFilter.replaceTagValues(
        "uri", path -> !path.startsWith("/") || paths.contains(path) ? path : OTHER);
  }

  private static Set<String> contractPaths() {
    try (InputStream contract =
        BoundedMetrics.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      if (contract == null) {
        throw new IllegalStateException("the service has no contract with it");
      }
      return new String(contract.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(PATH) && line.stripTrailing().endsWith(":"))
          .map(line -> line.strip().replace(":", ""))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
