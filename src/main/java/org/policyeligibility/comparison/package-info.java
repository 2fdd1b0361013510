/** The semantic comparison of two rule sets: what they say differently, not how they look. */
@NullMarked
package org.policyeligibility.comparison;

import org.jspecify.annotations.NullMarked;
