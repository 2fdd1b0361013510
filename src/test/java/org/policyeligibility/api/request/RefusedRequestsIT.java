package org.policyeligibility.api.request;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** The same, of the packaged application. */
@QuarkusIntegrationTest
class RefusedRequestsIT extends RefusedRequestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/q/dev-ui", "/q/dev-ui/", "/q/swagger-ui", "/q/swagger-ui/", "/q/arc"})
  void what_helps_developers_is_not_shipped(String path) {
    Problems.expect(404, Service.get(path));
  }
}
