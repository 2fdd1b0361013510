/** The input: the vocabulary of facts and the profiles stated in it. */
@NullMarked
package org.policyeligibility.profile;

import org.jspecify.annotations.NullMarked;
