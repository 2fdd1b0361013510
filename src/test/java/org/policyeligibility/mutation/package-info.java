/** Clauses with one thing changed: whether the scenarios would notice. */
@NullMarked
package org.policyeligibility.mutation;

import org.jspecify.annotations.NullMarked;
