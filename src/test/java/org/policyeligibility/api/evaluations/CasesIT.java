package org.policyeligibility.api.evaluations;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application. */
@QuarkusIntegrationTest
class CasesIT extends CasesTest {}
