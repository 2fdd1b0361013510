/** Batch evaluation: one rule set over a population, row by row, to a file. */
@NullMarked
package org.policyeligibility.batch;

import org.jspecify.annotations.NullMarked;
