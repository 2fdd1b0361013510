/**
 * The rule language: a closed subset of DRL, its grammar, reader and printer. What is not in the
 * grammar is refused.
 */
@NullMarked
package org.policyeligibility.ruleset.language;

import org.jspecify.annotations.NullMarked;
