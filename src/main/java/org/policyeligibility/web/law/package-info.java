/** The law to be read. */
@NullMarked
package org.policyeligibility.web.law;

import org.jspecify.annotations.NullMarked;
