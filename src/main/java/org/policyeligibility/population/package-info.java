/** Tables of profiles, read or drawn from distributions, one profile after another. */
@NullMarked
package org.policyeligibility.population;

import org.jspecify.annotations.NullMarked;
