package org.policyeligibility.api.contract;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged application. */
@QuarkusIntegrationTest
class ReadmeIT extends ReadmeTest {}
