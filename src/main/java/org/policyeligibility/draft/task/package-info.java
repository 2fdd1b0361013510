/** Tasks that run on a draft in a process of its own. */
@NullMarked
package org.policyeligibility.draft.task;

import org.jspecify.annotations.NullMarked;
