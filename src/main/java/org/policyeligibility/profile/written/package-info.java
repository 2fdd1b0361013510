/** Values as people write them, in a form or in a cell of a table. */
@NullMarked
package org.policyeligibility.profile.written;

import org.jspecify.annotations.NullMarked;
