/** Competent bodies: who decides by the text, who decides since, and on what ground. */
@NullMarked
package org.policyeligibility.law.authority;

import org.jspecify.annotations.NullMarked;
