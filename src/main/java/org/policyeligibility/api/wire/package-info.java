/** Readers of bodies, parameters and headers, and the forms in which answers are sent. */
@NullMarked
package org.policyeligibility.api.wire;

import org.jspecify.annotations.NullMarked;
