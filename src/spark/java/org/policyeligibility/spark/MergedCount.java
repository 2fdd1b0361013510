package org.policyeligibility.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.util.AccumulatorV2;

/**
 * An accumulator of counts of any form. What a task adds is put into new counts and never changed
 * afterwards, for Spark's heartbeat writes them at any moment.
 *
 * @param <T> the counts
 */
final class MergedCount<T extends Serializable> extends AccumulatorV2<T, T> {
  private static final long serialVersionUID = 1;

  private final Sum<T> sum;
  private T counted;
  private boolean untouched = true;

  /** The sum of counts, as new counts; of none it is nothing. */
  interface Sum<T> extends Serializable {
    T of(Iterable<T> counts);
  }

  MergedCount(Sum<T> sum) {
    this.sum = sum;
    this.counted = sum.of(List.of());
  }

  @Override
  public synchronized boolean isZero() {
    return untouched;
  }

  @Override
  public synchronized AccumulatorV2<T, T> copy() {
    MergedCount<T> copy = new MergedCount<>(sum);
    copy.counted = counted;
    copy.untouched = untouched;
    return copy;
  }

  @Override
  public synchronized void reset() {
    counted = sum.of(List.of());
    untouched = true;
  }

  @Override
  public synchronized void add(T more) {
    counted = sum.of(List.of(counted, more));
    untouched = false;
  }

  @Override
  public void merge(AccumulatorV2<T, T> other) {
    if (!other.isZero()) {
      add(other.value());
    }
  }

  @Override
  public synchronized T value() {
    return counted;
  }
}
