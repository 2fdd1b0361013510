/**
 * Retention periods: how long decisions are kept for each purpose, and how far purges have gone.
 */
@NullMarked
package org.policyeligibility.decision.retention;

import org.jspecify.annotations.NullMarked;
