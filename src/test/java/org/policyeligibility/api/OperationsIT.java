package org.policyeligibility.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/**
 * Integration test: runs {@link OperationsTest} against the packaged application. The build that
 * ships must answer as the classes do.
 */
@QuarkusIntegrationTest
class OperationsIT extends OperationsTest {}
