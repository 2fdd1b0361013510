package org.policyeligibility.api.problem;

import java.util.List;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.InputFault;

/** A client error with the problem that answers it: the request can be read, and is wrong. */
public final class Unprocessable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public Unprocessable(Problem problem) {
    super(null, null, false, false);
    this.problem = problem;
  }

  /** The problem of a body with faults, of which it lists the first hundred, in this order. */
  public static Unprocessable of(List<InputFault> faults, Language language) {
    return new Unprocessable(
        Problem.of(
            language,
            faults.stream()
                .limit(InputFault.MOST)
                .map(
                    fault ->
                        new Problem.Entry(
                            fault.pointer(), null, fault.code(), fault.message().in(language)))
                .toList(),
            faults.size() > InputFault.MOST));
  }

  /** The problem of a query parameter with a fault. */
  public static Unprocessable parameter(String name, InputFault fault, Language language) {
    return new Unprocessable(
        Problem.of(
            language,
            List.of(new Problem.Entry(null, name, fault.code(), fault.message().in(language))),
            false));
  }

  public Problem problem() {
    return problem;
  }
}
