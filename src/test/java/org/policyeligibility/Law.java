package org.policyeligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.drools.ShippedRules;

/** The shipped law, loaded once for all tests of this process, with the real engine. */
public final class Law {
  /** A day on which every clause is in force. */
  public static final LocalDate DAY = LocalDate.of(2024, 6, 1);

  private static final Eligibility SHIPPED = ShippedRules.load();

  private Law() {}

  public static Eligibility shipped() {
    return SHIPPED;
  }

  /** A profile that can be read. */
  public static Profile profile(Map<String, ?> stated, LocalDate asOf) {
    List<InputFault> faults = new ArrayList<>();
    Profile profile = SHIPPED.read(stated, "", asOf, faults);
    if (profile == null) {
      throw new IllegalArgumentException(faults.toString());
    }
    return profile;
  }

  /** The answer to a profile. */
  public static Evaluation evaluate(Map<String, ?> stated, LocalDate asOf) {
    return SHIPPED.evaluate(profile(stated, asOf), asOf);
  }

  /** The result of one clause. */
  public static Result result(String clause, Map<String, ?> stated, LocalDate asOf) {
    return evaluate(stated, asOf).results().stream()
        .filter(result -> result.provision().id().equals(clause))
        .findFirst()
        .orElseThrow();
  }
}
