package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.policyeligibility.message.Text;

/**
 * An exemption: a benefit lifts a hurdle, and the one who asks does not have it. It is declared by
 * the clause, because only the text says which hurdle that is.
 *
 * @param when all of them met
 * @param condition the same as it is written
 * @param from the day from which the hurdle does not stand
 * @param source of that
 * @param note why nobody in this case needs to apply
 */
public record NotNeeded(
    List<Criterion> when, String condition, LocalDate from, Text source, Text note) {
  public NotNeeded {
    when = List.copyOf(when);
  }

  /** The name of the rule by which the engine decides on a condition, from 0. */
  public static String ruleName(String clause, int condition) {
    return clause + "#" + (condition + 1);
  }
}
