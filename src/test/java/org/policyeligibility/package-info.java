/** Tests are sentences with a boundary, on real objects. */
package org.policyeligibility;
