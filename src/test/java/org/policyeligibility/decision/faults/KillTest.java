package org.policyeligibility.decision.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;

/**
 * The process is killed, at random and at named points. That shows that nothing is half done; what
 * a power failure leaves is up to the operating system and the disk. Many more of the same: {@link
 * KillLongTest}.
 */
@Timeout(600)
class KillTest {
  private static final int KILLS = 10;

  /** Some of them: before, within and after what makes the tables. */
  private static final List<Integer> STATEMENTS_OF_THE_START = List.of(2, 8, 14, 20, 26);

  static Stream<Arguments> both() {
    return Stream.of(
        Arguments.argumentSet("embedded", "embedded", (Supplier<?>) Databases::embedded),
        Arguments.argumentSet("PostgreSQL", "PostgreSQL", (Supplier<?>) Databases::postgresql));
  }

  @ParameterizedTest
  @MethodSource("both")
  void what_was_acknowledged_before_a_kill_is_there_once_and_whole(
      String name, Supplier<DatabaseSettings> fresh) {
    KillReport report = new KillReport(name);
    KillExperiment experiment = new KillExperiment(fresh.get(), 1);
    for (int kill = 0; kill < KILLS; kill++) {
      experiment.killed();
      report.killed(experiment.violations());
    }
    report.end(experiment);
    System.out.println(report);
    assertThat(report.violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("both")
  void a_process_that_ends_at_a_named_point_leaves_all_or_nothing(
      String name, Supplier<DatabaseSettings> fresh) {
    KillReport report = new KillReport(name);
    KillExperiment experiment = new KillExperiment(fresh.get(), 2);
    for (Point point : Point.values()) {
      experiment.halted(point.name(), 1);
      List<Violation> found = experiment.violations();
      assertThat(found).as(point.name()).isEmpty();
      report.halted(found);
    }
    report.end(experiment);
    System.out.println(report);
    assertThat(report.violations()).isEmpty();
  }

  /** The embedded database keeps each statement that makes a table as it is done. */
  @ParameterizedTest
  @MethodSource("both")
  void a_process_that_ends_while_it_makes_the_tables_makes_them_when_it_starts_again(
      String name, Supplier<DatabaseSettings> fresh) {
    KillReport report = new KillReport(name);
    for (int statement : STATEMENTS_OF_THE_START) {
      KillExperiment experiment = new KillExperiment(fresh.get(), 3);
      experiment.halted(Workload.ANY_STATEMENT, statement);
      List<Violation> found = experiment.violations();
      assertThat(found).as("statement " + statement).isEmpty();
      report.halted(found);
    }
    System.out.println(report);
  }
}
