package org.policyeligibility.decision.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.decision.faults.Violation.Kind;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.PostgresqlServer;

/**
 * The server of the database is killed while decisions are kept, and recovers from its log. That
 * shows that what is acknowledged has left the server's own memory; what a power failure leaves is
 * up to the operating system and the disk.
 */
@Timeout(600)
class ServerKilledTest {
  private static final int KILLS = 6;
  private static final int KILLS_OF_A_DATABASE = 25;

  @SuppressWarnings("NullAway.Init")
  private static PostgresqlServer server;

  private static void killed(int kills) {
    KillReport report = new KillReport("the PostgreSQL server");
    for (int done = 0; done < kills; ) {
      try (ServerKillExperiment experiment = new ServerKillExperiment(server, done)) {
        for (int kill = 0; kill < KILLS_OF_A_DATABASE && done < kills; kill++, done++) {
          experiment.kill();
          report.killed(experiment.experiment().violations());
        }
        report.end(experiment.experiment());
      }
      System.out.println(report);
      assertThat(report.violations()).isEmpty();
    }
  }

  /** A decision that is not written when it is acknowledged is not written for long. */
  @BeforeAll
  static void start() {
    server = PostgresqlServer.fresh("wal_writer_delay=10s", "wal_writer_flush_after=1GB");
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void what_was_acknowledged_before_the_server_is_killed_is_there_once_and_whole() {
    killed(KILLS);
  }

  @Test
  @Tag("long")
  @Timeout(36_000)
  void and_so_it_is_after_a_thousand_kills() {
    killed(Integer.getInteger("policy.kills", 1_000));
  }

  @Test
  void a_server_that_acknowledges_before_it_writes_is_found_out() {
    DatabaseSettings hasty = server.newDatabase("synchronous_commit=off");
    try (ServerKillExperiment experiment = new ServerKillExperiment(server, hasty, 1)) {
      for (int kill = 0; kill < KILLS && experiment.found().isEmpty(); kill++) {
        experiment.kill();
      }
      assertThat(experiment.found()).extracting(Violation::kind).contains(Kind.LOST);
    }
  }
}
