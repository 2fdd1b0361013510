package org.policyeligibility.api.contract;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/**
 * Integration test: runs {@link ReadmeTest} against the packaged application. The build that ships
 * must answer as the classes do.
 */
@QuarkusIntegrationTest
class ReadmeIT extends ReadmeTest {}
