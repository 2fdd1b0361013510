package org.policyeligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.EngineDisagreement;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.evaluation.advice.Counterfactuals;
import org.policyeligibility.evaluation.advice.OpenQuestions;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.CaseReader;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The front door: one rule set and the engine compiled from it. Immutable, safe for any number of
 * threads; a decision is a function of the rule set, the case and the as-of date alone.
 */
public final class Eligibility implements AutoCloseable {
  private final Ruleset ruleset;
  private final Engine engine;
  private final CaseReader reader;
  private final OpenQuestions questions;
  private final Counterfactuals changes;

  public Eligibility(Ruleset ruleset, Engine engine) {
    this.ruleset = ruleset;
    this.engine = engine;
    this.reader =
        new CaseReader(ruleset.vocabulary(), ruleset.register(), ruleset::hasBenefitOrClause);
    this.questions = new OpenQuestions(ruleset.vocabulary(), ruleset.decided());
    this.changes = new Counterfactuals(ruleset.vocabulary(), ruleset.decided(), engine::fired);
  }

  public Ruleset ruleset() {
    return ruleset;
  }

  /**
   * Returns an evaluator over a rule set of which texts alone differ, with the engine that is
   * compiled already.
   *
   * @param same a rule set of the same digest
   */
  public Eligibility with(Ruleset same) {
    if (!same.digest().equals(ruleset.digest())) {
      throw new IllegalArgumentException("another law needs an engine of its own");
    }
    return new Eligibility(same, engine);
  }

  /** Reads what was stated of a case; see there. */
  public CaseReader reader() {
    return reader;
  }

  /**
   * Reads one profile that stands alone.
   *
   * @param stated a tree of maps, lists, strings, numbers and booleans
   * @param pointer where it stands in the body
   * @param asOf null where that could not be read
   * @param faults what cannot be read is added here
   * @return null where there were faults
   */
  public @Nullable Profile read(
      @Nullable Object stated, String pointer, @Nullable LocalDate asOf, List<InputFault> faults) {
    Case read = reader.read(stated, pointer, asOf, faults);
    return read == null ? null : read.profiles().get(0);
  }

  /**
   * Decides every clause addressed to this type of profile; see {@link #evaluate(Case, LocalDate)}.
   */
  public Evaluation evaluate(Profile profile, LocalDate asOf) {
    return evaluate(Case.of(profile), asOf);
  }

  /**
   * Decides every clause addressed to a profile of the case, as the law stood on a day.
   *
   * @param stated as it stands on the same day
   * @throws EngineDisagreement where the engine and the explanation differ; that is never an answer
   */
  public Evaluation evaluate(Case stated, LocalDate asOf) {
    return Evaluation.of(
        stated.profiles().stream().map(profile -> ruleset.provisions(profile.type())).toList(),
        stated,
        asOf,
        engine.fired(stated));
  }

  /**
   * Decides one clause alone, as {@link #evaluate(Profile, LocalDate)} does among all.
   *
   * @return empty where the clause is not evaluable or not addressed to this type of profile
   * @throws EngineDisagreement where the engine and the explanation differ on it
   */
  public Optional<Result> decide(Profile profile, LocalDate asOf, String clause) {
    Provisions provisions = ruleset.provisions(profile.type());
    Provision provision = provisions.find(clause);
    Case stated = Case.of(profile);
    return provision == null
        ? Optional.empty()
        : Optional.of(provisions.decide(provision, stated, asOf, engine.fired(stated)));
  }

  /** Returns the questions that an answer leaves open, without proposals for change. */
  public Advice ask(Evaluation evaluation) {
    return ask(evaluation, Set.of());
  }

  /**
   * Returns the questions that an answer leaves open and that somebody may answer.
   *
   * @param declined facts that will not be stated
   */
  public Advice ask(Evaluation evaluation, Set<Fact> declined) {
    return new Advice(questions.of(evaluation, declined), Map.of());
  }

  /** Returns the advice after an answer of which nothing was declined. */
  public Advice advise(Evaluation evaluation) {
    return advise(evaluation, Set.of());
  }

  /**
   * Returns the advice after an answer: the questions it leaves open, and the changes that would
   * make a benefit due.
   *
   * @param declined facts that will not be stated
   * @throws EngineDisagreement where the engine and the explanation differ on a changed case
   */
  public Advice advise(Evaluation evaluation, Set<Fact> declined) {
    return new Advice(questions.of(evaluation, declined), changes(evaluation));
  }

  /**
   * Returns the changes that would make a benefit due that is not, by clause.
   *
   * @throws EngineDisagreement where the engine and the explanation differ on a changed case
   */
  public Map<String, Change> changes(Evaluation evaluation) {
    return changes.of(evaluation);
  }

  @Override
  public void close() {
    engine.close();
  }
}
