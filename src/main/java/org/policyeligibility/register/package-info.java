/** Dated reference data: the zones that are known, what they were on a day, how they are found. */
@NullMarked
package org.policyeligibility.register;

import org.jspecify.annotations.NullMarked;
