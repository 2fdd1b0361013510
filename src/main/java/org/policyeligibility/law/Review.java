package org.policyeligibility.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a reading can be trusted: it is somebody's reading of the text.
 *
 * @param on the day on which the reading was last compared with its sources
 * @param against the sources it was compared with
 * @param by who answers for the reading; null while nobody has reviewed it
 */
public record Review(LocalDate on, List<String> against, @Nullable String by) {
  public Review {
    against = List.copyOf(against);
  }
}
