package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyeligibility.profile.Profile;

/** What was stated is gone with the answer: no session keeps it for the next. */
class NothingSurvivesTest {
  @Test
  void a_profile_is_released_when_it_is_answered() throws InterruptedException {
    WeakReference<Object> birthDate = evaluated();
    for (int i = 0; i < 50 && birthDate.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(birthDate.get()).as("the date of birth is no longer held").isNull();
  }

  private static WeakReference<Object> evaluated() {
    Profile profile =
        Law.profile(
            Map.of("type", "person", "birthDate", "1961-03-09", "citizenship", "FOREIGN"), Law.DAY);
    Law.shipped().evaluate(profile, Law.DAY);
    return new WeakReference<>(
        profile.value(
            Law.shipped()
                .ruleset()
                .vocabulary()
                .known(org.policyeligibility.profile.ProfileType.PERSON, "birthDate")));
  }
}
