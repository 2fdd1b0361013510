/** How an evaluation is written down, the same bytes over HTTP and at a prompt. */
@NullMarked
package org.policyeligibility.answer;

import org.jspecify.annotations.NullMarked;
