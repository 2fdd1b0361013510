/**
 * The law to be read: views of documents, articles, clauses, benefits and facts. They know nothing
 * of HTTP, since they are served and written to files.
 */
@NullMarked
package org.policyeligibility.web.law;

import org.jspecify.annotations.NullMarked;
