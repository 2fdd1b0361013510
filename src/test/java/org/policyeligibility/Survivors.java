package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;

/** Who still holds what a profile says, when the profile itself is gone. */
public final class Survivors {
  private final List<WeakReference<Object>> values = new ArrayList<>();

  /** Watches the values of a profile that are objects of their own. */
  public void watch(Profile profile) {
    for (Fact fact : Law.shipped().ruleset().vocabulary().facts(profile.type())) {
      Object value = profile.value(fact);
      if (value instanceof LocalDate || value instanceof BigDecimal || value instanceof Set<?>) {
        values.add(new WeakReference<>(value));
      }
    }
  }

  /** Fails where some value is held for good. */
  public void assertGone() throws InterruptedException {
    assertThat(values).isNotEmpty();
    for (int i = 0; i < 50 && !held().isEmpty(); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(held()).as("values that somebody still holds").isEmpty();
  }

  private List<Object> held() {
    return values.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
  }
}
