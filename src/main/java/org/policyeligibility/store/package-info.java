/** The database, and the keys without which nothing in it can be read. */
@NullMarked
package org.policyeligibility.store;

import org.jspecify.annotations.NullMarked;
