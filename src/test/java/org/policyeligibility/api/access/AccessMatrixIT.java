package org.policyeligibility.api.access;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged application. */
@QuarkusIntegrationTest
class AccessMatrixIT extends AccessMatrixTest {}
