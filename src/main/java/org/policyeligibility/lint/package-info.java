/** The linter of rule sets: finds what is doubtful in one that can be read, without running it. */
@NullMarked
package org.policyeligibility.lint;

import org.jspecify.annotations.NullMarked;
