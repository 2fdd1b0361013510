/**
 * Files of a rule set as text: YAML and tables with positions, and the faults that are found in
 * them. A fault names its line.
 */
@NullMarked
package org.policyeligibility.ruleset.text;

import org.jspecify.annotations.NullMarked;
