package org.policyeligibility.api.request;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** The hostile requests in 10^5, where the embedded database keeps the decisions. */
@QuarkusTest
@Tag("long")
class HostileRequestsLongTest extends HostileRequests {
  HostileRequestsLongTest() {
    super(MANY);
  }
}
