package org.policyeligibility.cli;

import java.util.List;
import org.policyeligibility.scenario.Scenario;

/**
 * What running one scenario showed.
 *
 * @param expected the outcome that must come out
 * @param actual the outcome that did; empty where the profile cannot be read
 * @param differences what is not as the scenario says; empty where all is
 * @param deciding how each criterion that decided reads, with the value it read
 */
record Trial(
    String clause,
    String path,
    int line,
    String scenario,
    String expected,
    String actual,
    List<String> differences,
    List<String> deciding) {
  Trial {
    differences = List.copyOf(differences);
    deciding = List.copyOf(deciding);
  }

  Trial(Scenario scenario, String actual, List<String> differences, List<String> deciding) {
    this(
        scenario.clause(),
        scenario.path(),
        scenario.line(),
        scenario.sentence(),
        scenario.outcome().name(),
        actual,
        differences,
        deciding);
  }

  boolean held() {
    return differences.isEmpty();
  }
}
