package org.policyeligibility.decision.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.store.DatabaseSettings;

/** Runs {@link KillTest} a thousand times for each database: {@code mvn verify -Plong}. */
@Tag("long")
class KillLongTest {
  private static final int KILLS = Integer.getInteger("policy.kills", 1_000);
  private static final int KILLS_OF_A_DATABASE = 25;

  @ParameterizedTest
  @MethodSource("org.policyeligibility.decision.faults.KillTest#both")
  void what_was_acknowledged_before_a_kill_is_there_once_and_whole(
      String name, Supplier<DatabaseSettings> fresh) {
    KillReport report = new KillReport(name);
    for (int done = 0; done < KILLS; ) {
      KillExperiment experiment = new KillExperiment(fresh.get(), done);
      for (int kill = 0; kill < KILLS_OF_A_DATABASE && done < KILLS; kill++, done++) {
        experiment.killed();
        report.killed(experiment.violations());
        assertThat(report.violations()).as("kill %s", done).isEmpty();
      }
      report.end(experiment);
      System.out.println(report);
    }
  }
}
