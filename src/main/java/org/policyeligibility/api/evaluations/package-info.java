/** {@code POST /v1/evaluations}: stateless. Nothing of a profile is kept. */
@NullMarked
package org.policyeligibility.api.evaluations;

import org.jspecify.annotations.NullMarked;
