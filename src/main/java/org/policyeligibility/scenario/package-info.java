/** The law, exemplified: profiles with the outcome a clause must give. */
@NullMarked
package org.policyeligibility.scenario;

import org.jspecify.annotations.NullMarked;
