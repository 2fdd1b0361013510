/** The interview, from the first page to its results: its state travels in the forms. */
@NullMarked
package org.policyeligibility.web.interview;

import org.jspecify.annotations.NullMarked;
