/** The law as documents state it: documents, clauses, citations, days in force, territory. */
@NullMarked
package org.policyeligibility.law;

import org.jspecify.annotations.NullMarked;
