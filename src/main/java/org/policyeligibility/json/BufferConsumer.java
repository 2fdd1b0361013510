package org.policyeligibility.json;

/**
 * A callback over a borrowed buffer. It takes an answer out of memory that the next one is written
 * in, so that sending costs no copy.
 */
@FunctionalInterface
public interface BufferConsumer<T> {
  /** Takes the first {@code length} of these bytes, which are gone when this returns. */
  T take(byte[] bytes, int length);
}
