/** What follows: criteria read against a profile, outcomes, results, evaluations. */
@NullMarked
package org.policyeligibility.evaluation;

import org.jspecify.annotations.NullMarked;
