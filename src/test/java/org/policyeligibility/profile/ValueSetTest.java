package org.policyeligibility.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;

/** A set that leaves values open says neither that it holds them nor that it lacks them. */
class ValueSetTest {
  private static final String NATIONAL = "NATIONAL_HIGH_TECH_ZONE";
  private static final String PARK = "ZHANGJIANG_PARK";
  private static final String AREA = "STATE_LEVEL_NEW_AREA";

  private final ValueList types =
      Objects.requireNonNull(Law.shipped().ruleset().vocabulary().list("ZoneType"));

  @Test
  void an_open_value_is_neither_in_the_set_nor_lacking() {
    ValueSet set = ValueSet.of(types, Set.of(NATIONAL), Set.of(AREA));
    assertThat(set).containsExactly(NATIONAL).doesNotContain(AREA);
    assertThat(set.lacks(AREA)).isFalse();
    assertThat(set.lacks(NATIONAL)).isFalse();
    assertThat(set.lacks(PARK)).isTrue();
  }

  @Test
  void a_stated_set_lacks_whatever_is_not_in_it() {
    assertThat(ValueSet.of(types, Set.of(NATIONAL)).lacks(AREA)).isTrue();
    assertThat(ValueSet.of(types, Set.of(ValueList.NONE)).lacks(NATIONAL)).isTrue();
    assertThat(ValueSet.of(types, Set.of()).lacks("no such value")).isTrue();
  }

  @Test
  void what_implies_a_value_that_is_lacking_is_lacking_too() {
    assertThat(ValueSet.of(types, Set.of(), Set.of(PARK)).lacks(PARK)).isTrue();
    assertThat(ValueSet.of(types, Set.of(), Set.of(PARK, NATIONAL)).lacks(PARK)).isFalse();
    assertThat(ValueSet.of(types, Set.of(NATIONAL), Set.of(PARK)).lacks(PARK)).isFalse();
  }

  @Test
  void a_value_that_is_in_the_set_is_not_open_besides() {
    ValueSet set = ValueSet.of(types, Set.of(PARK), Set.of(PARK, NATIONAL));
    assertThat(set).containsExactly(NATIONAL, PARK);
  }

  @Test
  void two_sources_are_joined_to_what_both_say() {
    ValueSet register = ValueSet.of(types, Set.of(NATIONAL), Set.of(AREA, PARK));
    ValueSet stated = ValueSet.of(types, List.of(NATIONAL, AREA));
    ValueSet joined = register.join(stated).orElseThrow();
    assertThat(joined).containsExactly(NATIONAL, AREA);
    assertThat(joined.lacks(PARK)).isTrue();
    assertThat(stated.join(register)).contains(joined);
  }

  @Test
  void two_sources_that_contradict_each_other_are_not_joined() {
    ValueSet register = ValueSet.of(types, Set.of(NATIONAL), Set.of(AREA));
    assertThat(register.join(ValueSet.of(types, Set.of(AREA)))).isEmpty();
    assertThat(register.join(ValueSet.of(types, Set.of(PARK)))).isEmpty();
  }

  @Test
  void a_set_lies_within_whatever_holds_it_and_what_is_implied_there() {
    ValueList wider =
        Objects.requireNonNull(Law.shipped().ruleset().vocabulary().list("LocationZoneType"));
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      ValueSet set = ValueSet.of(types, some(random), some(random));
      ValueSet rest = i % 3 == 0 ? null : ValueSet.of(wider, some(random), some(random));
      List<String> held = new ArrayList<>(set);
      List<String> open = new ArrayList<>(types.names());
      if (rest != null) {
        held.addAll(rest);
        open.removeIf(value -> rest.lacks(value) && set.lacks(value));
      }
      open.remove(ValueList.NONE);
      ValueSet plain = ValueSet.of(wider, held, open);
      ValueSet within = set.within(wider, rest);
      assertThat(within).isEqualTo(plain);
      for (String value : wider.names()) {
        assertThat(within.lacks(value)).as(value).isEqualTo(plain.lacks(value));
      }
    }
  }

  private List<String> some(Random random) {
    List<String> some = new ArrayList<>(types.names());
    some.remove(ValueList.NONE);
    some.removeIf(value -> random.nextInt(3) > 0);
    return some;
  }
}
