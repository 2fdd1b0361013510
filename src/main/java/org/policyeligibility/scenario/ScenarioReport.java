package org.policyeligibility.scenario;

import java.util.List;

/**
 * The report of one scenario, with all that a drafter needs to see why it does not hold.
 *
 * @param description in what it departs from the case that its file begins with; empty where its
 *     name says that in the language of the report
 * @param expected the outcome that must come out
 * @param actual the outcome that did; empty where the profile cannot be read
 * @param differences what is not as the scenario says; empty where all is
 * @param deciding how each criterion that decided reads, with the value it read
 */
public record ScenarioReport(
    String clause,
    String path,
    int line,
    String scenario,
    String description,
    String expected,
    String actual,
    List<String> differences,
    List<String> deciding) {
  public ScenarioReport {
    differences = List.copyOf(differences);
    deciding = List.copyOf(deciding);
  }

  public ScenarioReport(
      Scenario scenario,
      String name,
      String description,
      String actual,
      List<String> differences,
      List<String> deciding) {
    this(
        scenario.clause(),
        scenario.path(),
        scenario.line(),
        name,
        description,
        scenario.outcome().name(),
        actual,
        differences,
        deciding);
  }

  public boolean held() {
    return differences.isEmpty();
  }
}
