/**
 * What is doubtful in a rule set that can be read: found by looking at the law, not by running it.
 */
@NullMarked
package org.policyeligibility.lint;

import org.jspecify.annotations.NullMarked;
