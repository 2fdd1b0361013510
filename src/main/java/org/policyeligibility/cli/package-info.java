/**
 * The command line, one class a verb, for those who write the law: it is checked, tested, compared
 * and measured before it is in force. No container and no connection is started for it.
 */
@NullMarked
package org.policyeligibility.cli;

import org.jspecify.annotations.NullMarked;
