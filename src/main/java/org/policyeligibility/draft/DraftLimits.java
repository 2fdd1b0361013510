package org.policyeligibility.draft;

import java.time.Duration;

/**
 * Resource limits of a draft run. Anybody may write a draft, so a run that reaches one of them ends
 * without an answer.
 *
 * @param heapMegabytes of the process
 * @param stackKilobytes of each thread
 * @param metaspaceMegabytes for its classes
 * @param outputBytes that it may write
 * @param deadline from its start; then it is killed
 */
public record DraftLimits(
    int heapMegabytes,
    int stackKilobytes,
    int metaspaceMegabytes,
    long outputBytes,
    Duration deadline) {

  /** For a rule set of today's size and all its scenarios, on a busy machine. */
  public static final DraftLimits USUAL =
      new DraftLimits(512, 1024, 192, 16L << 20, Duration.ofMinutes(5));

  public DraftLimits {
    if (heapMegabytes < 16
        || stackKilobytes < 256
        || metaspaceMegabytes < 16
        || outputBytes < 1
        || deadline.isNegative()
        || deadline.isZero()) {
      throw new IllegalArgumentException("too little for any run");
    }
  }

  /** Returns these limits with another deadline. */
  public DraftLimits within(Duration other) {
    return new DraftLimits(heapMegabytes, stackKilobytes, metaspaceMegabytes, outputBytes, other);
  }

  /** Returns these limits with another heap. */
  public DraftLimits heap(int megabytes) {
    return new DraftLimits(megabytes, stackKilobytes, metaspaceMegabytes, outputBytes, deadline);
  }

  /** Returns these limits with another bound on the output. */
  public DraftLimits output(long bytes) {
    return new DraftLimits(heapMegabytes, stackKilobytes, metaspaceMegabytes, bytes, deadline);
  }
}
