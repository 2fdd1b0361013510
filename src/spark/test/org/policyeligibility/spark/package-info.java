/** Tests of the jobs on a cluster of this machine's: two executors, each a process of its own. */
@NullMarked
package org.policyeligibility.spark;

import org.jspecify.annotations.NullMarked;
