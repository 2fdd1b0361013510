package org.policyeligibility.decision.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.store.DatabaseSettings;

/** Runs {@link LogOrderTest} over ten thousand interleavings: {@code mvn verify -Plong}. */
@Tag("long")
@Timeout(3600)
class LogOrderLongTest {
  private static final int INTERLEAVINGS = 10_000;

  @ParameterizedTest
  @MethodSource("org.policyeligibility.store.Databases#both")
  void every_answer_is_the_one_of_its_place_in_the_log(DatabaseSettings settings) throws Exception {
    LogOrderTest.interleave(settings, INTERLEAVINGS);
  }
}
