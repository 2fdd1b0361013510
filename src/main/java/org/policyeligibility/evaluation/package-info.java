/** The evaluation: criteria read against a profile, outcomes, results. */
@NullMarked
package org.policyeligibility.evaluation;

import org.jspecify.annotations.NullMarked;
