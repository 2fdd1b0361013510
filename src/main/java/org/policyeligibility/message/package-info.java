/** Messages in two languages: codes with arguments, and the bundles that hold their sentences. */
@NullMarked
package org.policyeligibility.message;

import org.jspecify.annotations.NullMarked;
