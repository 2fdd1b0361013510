/**
 * The rule set that answers, and those that answered before. Both are loaded beside the container.
 */
@NullMarked
package org.policyeligibility.api.law;

import org.jspecify.annotations.NullMarked;
