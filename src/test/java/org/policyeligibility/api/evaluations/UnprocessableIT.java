package org.policyeligibility.api.evaluations;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged application. */
@QuarkusIntegrationTest
class UnprocessableIT extends UnprocessableTest {}
