/**
 * How the service is connected to what keeps decisions: its configuration, its health, and the
 * bulkhead in front of it.
 */
@NullMarked
package org.policyeligibility.api.store;

import org.jspecify.annotations.NullMarked;
