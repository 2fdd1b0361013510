/**
 * The ground that all pages stand on: paths, words, templates, headers, and the views of a clause.
 */
@NullMarked
package org.policyeligibility.web.page;

import org.jspecify.annotations.NullMarked;
