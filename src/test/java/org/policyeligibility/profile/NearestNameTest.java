package org.policyeligibility.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.ruleset.drools.ShippedRules;

class NearestNameTest {
  @Test
  void the_nearest_is_named_and_of_two_as_near_the_first_of_the_alphabet() {
    List<String> names = List.of("holds", "zone", "bolds", "Zones");
    assertThat(NearestName.to("Zoen", names)).contains("zone");
    assertThat(NearestName.to("golds", names)).contains("bolds");
    assertThat(NearestName.to("zones", names)).contains("Zones");
    assertThat(NearestName.to("nothing", names)).isEmpty();
    assertThat(NearestName.to("z".repeat(101), names)).isEmpty();
  }

  /** Of a hundred names of one request each is compared with all: as a table that took 3 ms. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void many_names_that_are_nearly_facts_cost_a_few_answers() {
    List<String> facts = new ArrayList<>();
    ShippedRules.load()
        .ruleset()
        .vocabulary()
        .facts(ProfileType.ENTERPRISE)
        .forEach(fact -> facts.add(fact.name()));
    NearestName nearest = NearestName.among(facts);
    Random random = new Random(5);
    int suggested = 0;
    for (int i = 0; i < 1_500_000; i++) {
      StringBuilder name = new StringBuilder("holdsIntellectualP");
      for (int j = 0; j < 12; j++) {
        name.append("aeinortsMD".charAt(random.nextInt(10)));
      }
      suggested += nearest.to(name.toString()).isPresent() ? 1 : 0;
    }
    assertThat(suggested).isLessThan(1_500_000);
  }
}
