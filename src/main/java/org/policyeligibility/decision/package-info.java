/** Stored decisions: found, replayed, reviewed, corrected, erased, and accounted for. */
@NullMarked
package org.policyeligibility.decision;

import org.jspecify.annotations.NullMarked;
