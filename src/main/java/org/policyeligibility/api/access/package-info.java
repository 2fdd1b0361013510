/** Who may do what: roles, who is calling, and how much of it. */
@NullMarked
package org.policyeligibility.api.access;

import org.jspecify.annotations.NullMarked;
