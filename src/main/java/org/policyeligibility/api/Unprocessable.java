package org.policyeligibility.api;

import java.util.List;
import org.policyeligibility.law.Language;

/** The request can be read, but what it says is wrong. */
final class Unprocessable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Unprocessable(Problem problem) {
    super(null, null, false, false);
    this.problem = problem;
  }

  /** One thing wrong with a query parameter. */
  static Unprocessable parameter(String name, String code, String message, Language language) {
    return new Unprocessable(
        Problem.of(language, List.of(new Problem.Entry(null, name, code, message)), false));
  }

  Problem problem() {
    return problem;
  }
}
