/** Who may do what: roles, and who is calling. */
@NullMarked
package org.policyeligibility.api.access;

import org.jspecify.annotations.NullMarked;
