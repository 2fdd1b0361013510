package org.policyeligibility.api.request;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/**
 * Integration test: runs {@link RefusedRequestsTest} against the packaged application. The build
 * that ships must answer as the classes do.
 */
@QuarkusIntegrationTest
class RefusedRequestsIT extends RefusedRequestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/q/dev-ui", "/q/dev-ui/", "/q/swagger-ui", "/q/swagger-ui/", "/q/arc"})
  void what_helps_developers_is_not_shipped(String path) {
    Problems.expect(404, Service.get(path));
  }
}
