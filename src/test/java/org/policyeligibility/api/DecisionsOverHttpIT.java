package org.policyeligibility.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged application. */
@QuarkusIntegrationTest
class DecisionsOverHttpIT extends DecisionsOverHttpTest {}
