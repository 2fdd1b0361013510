/**
 * Decisions of a counter over HTTP: kept, found, replayed, reviewed, copied for a person, erased,
 * audited.
 */
@NullMarked
package org.policyeligibility.api.decisions;

import org.jspecify.annotations.NullMarked;
