/** JSON: read with one meaning, at whichever door it comes in, and written as bytes. */
@NullMarked
package org.policyeligibility.json;

import org.jspecify.annotations.NullMarked;
