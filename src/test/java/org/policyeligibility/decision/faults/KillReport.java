package org.policyeligibility.decision.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tally of an experiment: kills and the violations found after them. */
final class KillReport {
  private final String database;
  private final List<Violation> violations = new ArrayList<>();
  private int kills;
  private int points;
  private int acknowledged;
  private int retried;

  KillReport(String database) {
    this.database = database;
  }

  void killed(List<Violation> found) {
    kills++;
    violations.addAll(found);
  }

  void halted(List<Violation> found) {
    points++;
    violations.addAll(found);
  }

  void end(KillExperiment experiment) {
    acknowledged += experiment.acknowledged();
    retried += experiment.retried();
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  private long count(Violation.Kind kind) {
    return violations.stream().filter(violation -> violation.kind() == kind).count();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "kills on %s: %d at random, %d at named points; %d acknowledged, %d asked again;"
            + " lost %d, doubled %d, partial %d, other %d",
        database,
        kills,
        points,
        acknowledged,
        retried,
        count(Violation.Kind.LOST),
        count(Violation.Kind.DOUBLED),
        count(Violation.Kind.PARTIAL),
        count(Violation.Kind.CHAIN) + count(Violation.Kind.ORDER) + count(Violation.Kind.UNASKED));
  }
}
