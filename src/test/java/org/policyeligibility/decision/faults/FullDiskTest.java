package org.policyeligibility.decision.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.PostgresqlServer;
import org.policyeligibility.store.SmallDisk;
import org.policyeligibility.store.StoreUnavailable;

/** The disk on which the database lies is full, really, and then there is room again. */
@Timeout(300)
class FullDiskTest {
  private static final int BEFORE = 40;

  /** The last extent of a file may have room for some more. */
  private static final int MOST_KEPT = 1_000;

  private static final int REFUSED = 50;
  private static final int MOST_TRIES = 1_000;

  @Test
  void the_embedded_database_keeps_nothing_half_and_goes_on_when_there_is_room() {
    try (SmallDisk disk = SmallDisk.mounted(16)) {
      fill(disk, DatabaseSettings.embedded(disk.folder()));
    }
  }

  @Test
  void postgresql_keeps_nothing_half_and_goes_on_when_there_is_room() {
    try (SmallDisk disk = SmallDisk.mounted(192);
        PostgresqlServer server = PostgresqlServer.on(disk.folder())) {
      fill(disk, server.newDatabase());
    }
  }

  private static void fill(SmallDisk disk, DatabaseSettings settings) {
    KillExperiment experiment = new KillExperiment(settings, 1);
    int kept;
    int refused = 0;
    try (Client client = Client.at(settings);
        History history = new History(experiment.file())) {
      new Workload(client, history, "s").work("before", BEFORE);
      disk.fill();
      kept = keptUntilRefused(client, history, "full", MOST_KEPT);
      for (int i = 0; i < REFUSED; i++) {
        refused += keeps(client, history, "refused-" + i) ? 0 : 1;
      }
      disk.free();
      awaitKept(client, history);
      new Workload(client, history, "s").work("after", BEFORE);
    }
    assertThat(experiment.violations()).isEmpty();
    System.out.printf(
        Locale.ROOT,
        "full disk of %s: %d kept with what room there was, %d refused; %d acknowledged in all;"
            + " lost, doubled, partial 0%n",
        settings,
        kept,
        refused + 1,
        experiment.acknowledged());
  }

  private static boolean keeps(Client client, History history, String key) {
    Request request = new Request(key, Request.Kind.APPLY, null);
    history.asked(request);
    try {
      history.acknowledged(request, client.ask(request));
      return true;
    } catch (StoreUnavailable full) {
      return false;
    }
  }

  private static int keptUntilRefused(Client client, History history, String name, int most) {
    for (int kept = 0; kept < most; kept++) {
      if (!keeps(client, history, name + "-" + kept)) {
        return kept;
      }
    }
    throw new AssertionError("a full disk took everything");
  }

  private static void awaitKept(Client client, History history) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (keeps(client, history, "freed-" + tries)) {
        return;
      }
      KillExperiment.pause(10);
    }
    throw new AssertionError("nothing is kept since there is room again");
  }
}
