/** The terminal: streams, colour, exit codes, and the report formats of findings. */
@NullMarked
package org.policyeligibility.cli.terminal;

import org.jspecify.annotations.NullMarked;
