package org.policyeligibility.api.request;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** The hostile requests, where the embedded database keeps the decisions. */
@QuarkusTest
@Tag("apart")
class HostileRequestsTest extends HostileRequests {
  HostileRequestsTest() {
    super(FEW);
  }
}
