package org.policyeligibility.api.contract;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/**
 * Integration test: runs {@link OperationExamplesTest} against the packaged application. The build
 * that ships must answer as the classes do.
 */
@QuarkusIntegrationTest
class OperationExamplesIT extends OperationExamplesTest {}
