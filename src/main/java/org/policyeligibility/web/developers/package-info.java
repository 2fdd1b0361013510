/** The page for developers: what stands beside the contract, from first call to changes. */
@NullMarked
package org.policyeligibility.web.developers;

import org.jspecify.annotations.NullMarked;
