package org.policyeligibility.ruleset.language;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * The long run of {@link RoundTripTest}, for many more rules: {@code mvn verify -Plong}. It takes
 * too long for each build.
 */
@Tag("long")
class RoundTripLongTest {
  @Property(tries = 3_000_000, shrinking = ShrinkingMode.OFF)
  void what_is_printed_is_read_as_the_same_rule_and_printed_the_same(@ForAll long seed) {
    RoundTripTest.roundTrip(seed);
  }

  @Property(tries = 3_000_000, shrinking = ShrinkingMode.OFF)
  void whatever_is_written_is_read_or_refused_with_its_place(@ForAll long seed) {
    RoundTripTest.readAnything(seed, false);
  }

  @Property(tries = 100_000, shrinking = ShrinkingMode.OFF)
  void whatever_is_written_is_read_alike_by_drools_or_refused(@ForAll long seed) {
    RoundTripTest.readAnything(seed, true);
  }
}
