/** Serialisation of records. The build keeps what it checked, and the start reads it back. */
@NullMarked
package org.policyeligibility.ruleset.record;

import org.jspecify.annotations.NullMarked;
