package org.policyeligibility.web.interview;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.StateSeal;

/** States of an interview as the service seals them, for tests that cannot wait for hours. */
public final class SealedStates {
  private SealedStates() {}

  /** A state that was sealed a day ago. */
  public static String expired() {
    return Arc.container()
        .instance(StateSeal.class)
        .get()
        .seal(
            InterviewState.begin(List.of(ProfileType.PERSON), List.of()),
            Instant.now().minus(Duration.ofDays(1)));
  }
}
