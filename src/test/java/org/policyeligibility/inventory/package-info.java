/** The inventory of provisions that came with the policy, read without a line of the product. */
@org.jspecify.annotations.NullMarked
package org.policyeligibility.inventory;
