/**
 * The law, loaded: {@code rules/} read, checked and held in one immutable {@link
 * org.policyeligibility.ruleset.Ruleset}.
 */
@NullMarked
package org.policyeligibility.ruleset;

import org.jspecify.annotations.NullMarked;
