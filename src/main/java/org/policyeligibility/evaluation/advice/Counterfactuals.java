package org.policyeligibility.evaluation.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.ClauseFacts;
import org.policyeligibility.evaluation.EngineComparison;
import org.policyeligibility.evaluation.EngineDisagreement;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.Vocabulary;

/**
 * A search for counterfactuals: changes that would make a benefit due that is not. Every proposal
 * is decided by the engine before it is shown. Proposals of clauses that do not read what the
 * others change are tried together.
 */
public final class Counterfactuals {
  /** Stands for the value that a fact has now. */
  private static final Object AS_IT_IS = new Object();

  private final Vocabulary vocabulary;
  private final Function<Case, BitSet> engine;
  private final ClauseFacts.Known known;

  /**
   * A search over one rule set.
   *
   * @param provisions how many it decides
   * @param engine what fires on a case
   */
  public Counterfactuals(Vocabulary vocabulary, int provisions, Function<Case, BitSet> engine) {
    this.vocabulary = vocabulary;
    this.engine = engine;
    this.known = new ClauseFacts.Known(vocabulary, provisions);
  }

  /**
   * The changes that would make due each benefit that an answer denies, by clause; none where
   * nothing would.
   *
   * @throws EngineDisagreement where the engine and the explanation differ on a changed case
   */
  public Map<String, Change> of(Evaluation evaluation) {
    List<Trial> trials = new ArrayList<>();
    for (Result result : evaluation.results()) {
      if (result.outcome() == Outcome.INELIGIBLE) {
        ClauseFacts facts = known.of(result);
        ChangeProposal proposal =
            ChangeProposal.of(result, facts, evaluation.stated(), evaluation.asOf());
        if (proposal != null) {
          join(proposal, facts.read(), trials);
        }
      }
    }
    Map<String, Change> changes = new HashMap<>();
    for (Trial trial : trials) {
      decide(trial, evaluation, changes);
    }
    return changes;
  }

  /**
   * Proposals that are tried together.
   *
   * @param needed what some of them need of a fact that stands for all that say the same
   */
  private record Trial(List<ChangeProposal> proposals, Map<Fact, Object> needed) {
    /** No fact is needed otherwise than it already is. */
    boolean admits(List<Fact> reads, Object[] values) {
      for (int i = 0; i < values.length; i++) {
        Object other = needed.get(reads.get(i));
        if (other != null && other != values[i] && !other.equals(values[i])) {
          return false;
        }
      }
      return true;
    }
  }

  private void join(ChangeProposal proposal, List<Fact> reads, List<Trial> trials) {
    Object[] values = new Object[reads.size()];
    Arrays.fill(values, AS_IT_IS);
    for (Change.OfFact change : proposal.facts()) {
      values[reads.indexOf(vocabulary.shared(change.fact()))] = change.to();
    }
    Trial trial = null;
    for (int i = 0; i < trials.size() && trial == null; i++) {
      trial = trials.get(i).admits(reads, values) ? trials.get(i) : null;
    }
    if (trial == null) {
      trial = new Trial(new ArrayList<>(), new HashMap<>());
      trials.add(trial);
    }
    trial.proposals.add(proposal);
    for (int i = 0; i < values.length; i++) {
      trial.needed.put(reads.get(i), values[i]);
    }
  }

  private void decide(Trial trial, Evaluation evaluation, Map<String, Change> changes) {
    LocalDate asOf = evaluation.asOf();
    Case changed = changed(trial, evaluation.stated(), asOf);
    EngineComparison comparison = new EngineComparison(engine.apply(changed));
    for (ChangeProposal proposal : trial.proposals()) {
      Result result = Provisions.result(proposal.result(), changed, asOf);
      String clause = result.provision().id();
      if (comparison.agrees(result.provision(), result.ordinal(), result.areCriteriaMet())
          && (result.outcome() == Outcome.ELIGIBLE || result.outcome() == Outcome.CONDITIONAL)) {
        changes.put(clause, new Change(result.outcome(), proposal.facts(), proposal.decisions()));
      }
    }
    comparison.requireAgreement();
  }

  /**
   * A case in which nothing is known but what the tried clauses read: no other rule does any work.
   */
  private Case changed(Trial trial, Case stated, LocalDate asOf) {
    Map<Requirement.Kind, Map<String, Standing>> standings = standings(trial);
    List<Profile> profiles = new ArrayList<>(3);
    for (Profile profile : stated.profiles()) {
      @Nullable Object[] own = new Object[profile.size()];
      for (Fact fact : vocabulary.facts(profile.type())) {
        Object to = trial.needed.get(vocabulary.shared(fact));
        own[fact.slot()] = to == AS_IT_IS ? profile.stated(fact) : to;
      }
      profiles.add(profile.only(own, standings, vocabulary, asOf));
    }
    return Case.of(profiles);
  }

  private static Map<Requirement.Kind, Map<String, Standing>> standings(Trial trial) {
    Map<Requirement.Kind, Map<String, Standing>> standings = new EnumMap<>(Requirement.Kind.class);
    for (ChangeProposal proposal : trial.proposals()) {
      for (Requirement.Kind kind : proposal.decisions()) {
        standings
            .computeIfAbsent(kind, candidate -> new HashMap<>())
            .put(proposal.result().provision().id(), Standing.favourable(kind));
      }
    }
    return standings;
  }
}
