/** Reports of commands over a population, as tables and as data. */
@NullMarked
package org.policyeligibility.cli.report;

import org.jspecify.annotations.NullMarked;
