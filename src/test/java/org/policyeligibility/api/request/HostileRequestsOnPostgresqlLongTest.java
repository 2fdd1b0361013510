package org.policyeligibility.api.request;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** The hostile requests in 10^5, where PostgreSQL keeps the decisions. */
@QuarkusTest
@WithTestResource(HostileRequestsOnPostgresqlTest.Server.class)
@Tag("long")
class HostileRequestsOnPostgresqlLongTest extends HostileRequests {
  HostileRequestsOnPostgresqlLongTest() {
    super(MANY);
  }
}
