package org.policyeligibility.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;

/**
 * What a good adviser would add, whatever the outcome.
 *
 * @param when shown if each of these is met; empty: always
 * @param condition the same as it is written, null where it always holds
 * @param source where it rests on something outside the texts held
 */
public record Advisory(
    String code,
    List<Criterion> when,
    @Nullable String condition,
    Text text,
    @Nullable Text source) {
  public Advisory {
    when = List.copyOf(when);
  }
}
