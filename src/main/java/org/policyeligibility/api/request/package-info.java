/**
 * The interceptors that every request passes, from the socket to its resource. {@code RequestOrder}
 * lists them and their order.
 */
@NullMarked
package org.policyeligibility.api.request;

import org.jspecify.annotations.NullMarked;
