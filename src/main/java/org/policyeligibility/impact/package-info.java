/** Impact analysis: two rule sets over one population, case by case. */
@NullMarked
package org.policyeligibility.impact;

import org.jspecify.annotations.NullMarked;
