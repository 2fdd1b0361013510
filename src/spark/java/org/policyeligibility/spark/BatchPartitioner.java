package org.policyeligibility.spark;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * A partitioner of batches by number: in turn within a part of the input, and for each part from
 * another partition on. Spark's own takes a number modulo the partitions, and the numbers of parts
 * are so far apart that all parts would begin with one partition: that of many small ones has all.
 */
final class BatchPartitioner extends Partitioner {
  private static final long serialVersionUID = 1;

  /** Batches of a part are numbered below this, in as many bits. */
  static final int BITS_OF_A_PART = 22;

  /** An odd number with no pattern in its bits: 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int partitions;

  BatchPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    long number = (Long) key;
    long part = number >>> BITS_OF_A_PART;
    long batch = number & ((1L << BITS_OF_A_PART) - 1);
    long first = Math.multiplyHigh(part * SPREAD >>> 1, 2L * partitions);
    return (int) ((first + batch) % partitions);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BatchPartitioner same && partitions == same.partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
