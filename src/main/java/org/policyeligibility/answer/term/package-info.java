/** The terms of answers: what codes are called, in both languages. */
@NullMarked
package org.policyeligibility.answer.term;

import org.jspecify.annotations.NullMarked;
