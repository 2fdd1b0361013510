package org.policyeligibility.api.decisions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Maintenance over HTTP, of the packaged application. */
@QuarkusIntegrationTest
class MaintenanceOverHttpIT extends MaintenanceOverHttpTest {}
