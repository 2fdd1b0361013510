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

  /** What has been written may have room for some more. */
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
    Trial trial = new Trial(settings, 1);
    int kept;
    int refused = 0;
    try (Desk desk = Desk.at(settings);
        History history = new History(trial.file())) {
      new Shift(desk, history, "s").work("before", BEFORE);
      disk.fill();
      kept = keptUntilRefused(desk, history, "full", MOST_KEPT);
      for (int i = 0; i < REFUSED; i++) {
        refused += keeps(desk, history, "refused-" + i) ? 0 : 1;
      }
      disk.free();
      awaitKept(desk, history);
      new Shift(desk, history, "s").work("after", BEFORE);
    }
    assertThat(trial.violations()).isEmpty();
    System.out.printf(
        Locale.ROOT,
        "full disk of %s: %d kept with what room there was, %d refused; %d acknowledged in all;"
            + " lost, doubled, partial 0%n",
        settings,
        kept,
        refused + 1,
        trial.acknowledged());
  }

  private static boolean keeps(Desk desk, History history, String key) {
    Request request = new Request(key, Request.Kind.APPLY, null);
    history.asked(request);
    try {
      history.acknowledged(request, desk.ask(request));
      return true;
    } catch (StoreUnavailable full) {
      return false;
    }
  }

  private static int keptUntilRefused(Desk desk, History history, String name, int most) {
    for (int kept = 0; kept < most; kept++) {
      if (!keeps(desk, history, name + "-" + kept)) {
        return kept;
      }
    }
    throw new AssertionError("a full disk took everything");
  }

  private static void awaitKept(Desk desk, History history) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (keeps(desk, history, "freed-" + tries)) {
        return;
      }
      Trial.pause(10);
    }
    throw new AssertionError("nothing is kept since there is room again");
  }
}
