package org.policyeligibility.api.decisions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Decisions over HTTP, of the packaged application. */
@QuarkusIntegrationTest
class DecisionsOverHttpIT extends DecisionsOverHttpTest {}
