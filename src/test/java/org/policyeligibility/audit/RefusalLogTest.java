package org.policyeligibility.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;

/** Tests of the bound on entries of refused acts. */
class RefusalLogTest {
  private static final int FLOOD = 10_000;

  private static List<AuditLine> entries(Database database) {
    return database.transaction(handle -> AuditLog.read(handle, 0, Long.MAX_VALUE, FLOOD));
  }

  @ParameterizedTest
  @MethodSource("org.policyeligibility.store.Databases#both")
  void a_flood_of_refusals_leaves_a_bounded_number_of_entries_and_its_number(
      DatabaseSettings settings) {
    AtomicLong time = new AtomicLong();
    try (Database database = Database.of(settings)) {
      database.open(handle -> true);
      RefusalLog log =
          new RefusalLog(database, () -> Instant.parse("2024-06-03T01:20:30.125Z"), time::get);
      for (int i = 0; i < FLOOD; i++) {
        log.refused("li", "minhang", "READ NO_SUCH_DECISION", null);
      }
      assertThat(entries(database)).hasSize(RefusalLog.BURST);
      log.refused("wang", "pudong", "READ ERASED", null);
      assertThat(entries(database)).as("others have a bound of their own").hasSize(31);
      time.addAndGet(TimeUnit.MINUTES.toNanos(1) / RefusalLog.BURST);
      log.refused("li", "minhang", "READ NO_SUCH_DECISION", null);
      log.refused("li", "minhang", "READ NO_SUCH_DECISION", null);
      List<AuditLine> all = entries(database);
      assertThat(all).hasSize(32);
      assertThat(all.get(31).line()).contains("and " + (FLOOD - RefusalLog.BURST) + " more before");
    }
  }
}
