/**
 * Decisions under faults: processes and servers that are killed, databases that are away, hung or
 * full, connections that are cut at the commit. What was asked and what was acknowledged is written
 * down, and the database is held against it.
 */
@NullMarked
package org.policyeligibility.decision.faults;

import org.jspecify.annotations.NullMarked;
