/**
 * The page of results: views of an evaluation, and what an applicant takes along from it. They know
 * nothing of forms.
 */
@NullMarked
package org.policyeligibility.web.results;

import org.jspecify.annotations.NullMarked;
