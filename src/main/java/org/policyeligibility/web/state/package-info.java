/** The state of an interview as it comes back: sealed in a form, or in a file of its own. */
@NullMarked
package org.policyeligibility.web.state;

import org.jspecify.annotations.NullMarked;
