package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Text;

/**
 * An advisory of a clause. It adds what a good adviser would say, whatever the outcome.
 *
 * @param when shown if each of these is met; empty: always
 * @param condition the same as it is written, null where it always holds
 * @param days on which it is shown, both included
 * @param source where it rests on something outside the texts held
 */
public record Advisory(
    String code,
    List<Criterion> when,
    @Nullable String condition,
    InForce days,
    Text text,
    @Nullable Text source) {
  /** The code of an advisory on a scheme that is open in the whole country. */
  private static final String NATIONWIDE_SCHEME = "NATIONWIDE_SCHEME";

  /** The code of an advisory on exceptions that a text leaves room for ("in principle"). */
  private static final String EXCEPTION_POSSIBLE = "EXCEPTION_POSSIBLE";

  public Advisory {
    when = List.copyOf(when);
  }

  /** Whether it tells those whom a clause does not reach of other law that may give the same. */
  public boolean isForThoseOutside() {
    return code.equals(NATIONWIDE_SCHEME);
  }

  /** Whether it says that what is not met may be allowed by way of exception. */
  boolean isOnException() {
    return code.equals(EXCEPTION_POSSIBLE);
  }

  /** Whether it is shown on a day where its condition is met. */
  boolean isShownOn(LocalDate day) {
    return days.contains(day);
  }
}
