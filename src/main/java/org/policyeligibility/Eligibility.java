package org.policyeligibility;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Disagreement;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileReader;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The front door: one rule set and the engine compiled from it. Immutable, safe for any number of
 * threads; a decision is a function of the rule set, the profile and the as-of date alone.
 */
public final class Eligibility implements AutoCloseable {
  private final Ruleset ruleset;
  private final Engine engine;
  private final ProfileReader reader;

  public Eligibility(Ruleset ruleset, Engine engine) {
    this.ruleset = ruleset;
    this.engine = engine;
    this.reader = new ProfileReader(ruleset.vocabulary(), ruleset::hasBenefitOrClause);
  }

  public Ruleset ruleset() {
    return ruleset;
  }

  /**
   * Reads what was stated.
   *
   * @param stated a tree of maps, lists, strings, numbers and booleans
   * @param pointer where it stands in the body
   * @param asOf null where that could not be read
   * @param faults what cannot be read is added here
   * @return null where there were faults
   */
  public @Nullable Profile read(
      @Nullable Object stated, String pointer, @Nullable LocalDate asOf, List<InputFault> faults) {
    return reader.read(stated, pointer, asOf, faults);
  }

  /**
   * Decides every clause addressed to this type of profile, as the law stood on a day.
   *
   * @param profile as it stands on the same day
   * @throws Disagreement where the engine and the explanation differ; that is never an answer
   */
  public Evaluation evaluate(Profile profile, LocalDate asOf) {
    return Evaluation.of(ruleset.provisions(profile.type()), profile, asOf, engine.fired(profile));
  }

  @Override
  public void close() {
    engine.close();
  }
}
