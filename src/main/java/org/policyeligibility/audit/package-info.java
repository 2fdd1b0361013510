/** The record of who did what: append-only, each entry bound to the one before it. */
@NullMarked
package org.policyeligibility.audit;

import org.jspecify.annotations.NullMarked;
