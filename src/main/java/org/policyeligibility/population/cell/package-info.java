/** The words of a table: what its titles state, and what its cells say. */
@NullMarked
package org.policyeligibility.population.cell;

import org.jspecify.annotations.NullMarked;
