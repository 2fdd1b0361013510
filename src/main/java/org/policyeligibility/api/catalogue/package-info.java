/**
 * The law to be read: documents, clauses, benefits, facts and the zone register, as JSON and as
 * linked data.
 */
@NullMarked
package org.policyeligibility.api.catalogue;

import org.jspecify.annotations.NullMarked;
