/** Results on paper: the page of results as a PDF for archives. */
@NullMarked
package org.policyeligibility.web.pdf;

import org.jspecify.annotations.NullMarked;
