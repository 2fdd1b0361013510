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

  /** What is wrong with a body, in this order; the first hundred are listed. */
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

  /** What is wrong with a query parameter. */
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
