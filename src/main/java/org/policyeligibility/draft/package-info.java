/**
 * Changes to the law, before they are law. Rules are data until they are compiled; from then on a
 * draft runs in a process of its own, so that whatever it does it does there: with memory, stack
 * and metaspace of its own, an empty environment, no driver and no key on its class path, no
 * network where the kernel allows that, a low priority, bounded output, and a deadline at which it
 * is killed.
 *
 * <p>The protocol is lines of JSON. On standard input the request: the name of the task, its
 * arguments, the rule sets by name; after it the lines that the task reads, one record each, and an
 * empty line. On standard output the lines that the task writes, then {@code {"end": n}} with their
 * number, or {@code {"failure": …}}. What does not end with {@code end} is no answer.
 */
@NullMarked
package org.policyeligibility.draft;

import org.jspecify.annotations.NullMarked;
