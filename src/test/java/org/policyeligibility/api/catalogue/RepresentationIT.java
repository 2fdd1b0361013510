package org.policyeligibility.api.catalogue;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged application. */
@QuarkusIntegrationTest
class RepresentationIT extends RepresentationTest {}
