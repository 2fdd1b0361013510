/** Two versions of the law side by side: what they say differently, whatever they look like. */
@NullMarked
package org.policyeligibility.comparison;

import org.jspecify.annotations.NullMarked;
