/**
 * The same core at a prompt, for those who write the law: checked, tried, compared and measured
 * before it is in force. No container and no connection is started for it.
 */
@NullMarked
package org.policyeligibility.cli;

import org.jspecify.annotations.NullMarked;
