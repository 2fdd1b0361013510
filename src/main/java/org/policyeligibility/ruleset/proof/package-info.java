/** Proof of quotes against the source texts, character by character. */
@NullMarked
package org.policyeligibility.ruleset.proof;

import org.jspecify.annotations.NullMarked;
