/** Errors on the wire (RFC 9457): no failure leaves the service in another form. */
@NullMarked
package org.policyeligibility.api.problem;

import org.jspecify.annotations.NullMarked;
