/**
 * Advice that follows from an evaluation: what is still to be asked, and what would change a
 * result.
 */
@NullMarked
package org.policyeligibility.evaluation.advice;

import org.jspecify.annotations.NullMarked;
