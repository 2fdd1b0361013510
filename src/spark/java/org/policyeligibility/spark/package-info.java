/**
 * Population jobs on Apache Spark: the core over partitions, for a population that one machine does
 * not decide in time. Built apart from the service, for Spark's libraries are not the service's.
 */
@NullMarked
package org.policyeligibility.spark;

import org.jspecify.annotations.NullMarked;
