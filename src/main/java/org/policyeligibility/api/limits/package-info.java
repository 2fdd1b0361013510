/** How much of the service one client may have, and how much all of them together. */
@NullMarked
package org.policyeligibility.api.limits;

import org.jspecify.annotations.NullMarked;
