/**
 * How fast it is, measured against what it could be at best: a hand-written evaluation of the same
 * clauses, an endpoint that answers fixed bytes, an application that does nothing. See {@code
 * BENCHMARKS.md}. Compiled with the Maven profile {@code bench} only.
 */
@NullMarked
package org.policyeligibility.bench;

import org.jspecify.annotations.NullMarked;
