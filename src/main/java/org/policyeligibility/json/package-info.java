/** JSON that is read with one meaning, at whichever door it comes in. */
@NullMarked
package org.policyeligibility.json;

import org.jspecify.annotations.NullMarked;
