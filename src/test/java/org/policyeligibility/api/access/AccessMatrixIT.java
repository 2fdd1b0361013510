package org.policyeligibility.api.access;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/**
 * Integration test: runs {@link AccessMatrixTest} against the packaged application. The build that
 * ships must answer as the classes do.
 */
@QuarkusIntegrationTest
class AccessMatrixIT extends AccessMatrixTest {}
