/**
 * Readers of the files of {@code rules/}. Together they give a {@code Ruleset} or all that is
 * wrong.
 */
@NullMarked
package org.policyeligibility.ruleset.reading;

import org.jspecify.annotations.NullMarked;
