package org.policyeligibility.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a reading can be trusted: it is somebody's reading of the text.
 *
 * @param readings each time that it was compared with its sources, in their order; one at least
 * @param by who answers for the reading; null while nobody has reviewed it
 */
public record Review(List<Reading> readings, @Nullable String by) {
  public Review {
    readings = List.copyOf(readings);
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("a reading that nobody read");
    }
  }

  private Reading last() {
    return readings.get(readings.size() - 1);
  }

  /** The day on which the reading was last compared with its sources. */
  public LocalDate on() {
    return last().on();
  }

  /** The sources it was last compared with. */
  public List<String> against() {
    return last().against();
  }
}
