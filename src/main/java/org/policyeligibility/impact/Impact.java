package org.policyeligibility.impact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Clause;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.CaseReader;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;

/**
 * An impact analysis of two rule sets, ready to be asked about one profile after another. Of both
 * only the benefits are decided that the comparison touches: nothing else can come out otherwise,
 * and a comparison of everything finds the same.
 */
public final class Impact implements AutoCloseable {
  private final LocalDate asOf;
  private final Comparison comparison;
  private final TestedFacts tested;
  private final Eligibility base;
  private final Eligibility draft;
  private final CaseReader ofBase;
  private final CaseReader ofDraft;

  private Impact(
      Comparison comparison,
      Ruleset wholeBase,
      Ruleset wholeDraft,
      Eligibility base,
      Eligibility draft,
      LocalDate asOf) {
    this.comparison = comparison;
    this.tested = TestedFacts.of(wholeBase, wholeDraft, comparison, asOf);
    this.base = base;
    this.draft = draft;
    this.asOf = asOf;
    // A clause or benefit that either rule set has may be named for both.
    this.ofBase = reader(wholeBase, wholeBase, wholeDraft);
    this.ofDraft = reader(wholeDraft, wholeBase, wholeDraft);
  }

  private static CaseReader reader(Ruleset of, Ruleset base, Ruleset draft) {
    return new CaseReader(
        of.vocabulary(),
        of.register(),
        id -> base.hasBenefitOrClause(id) || draft.hasBenefitOrClause(id));
  }

  /**
   * Of what the comparison of the two touches.
   *
   * @param engine compiles a rule set
   */
  public static Impact of(
      Ruleset base, Ruleset draft, LocalDate asOf, Function<Ruleset, Eligibility> engine) {
    Comparison comparison = Comparison.of(base, draft);
    Set<String> touched = touched(comparison, base, draft);
    boolean all = !comparison.facts().isEmpty();
    return new Impact(
        comparison,
        base,
        draft,
        engine.apply(base.only(provision -> all || touched.contains(provision.clause().benefit()))),
        engine.apply(
            draft.only(provision -> all || touched.contains(provision.clause().benefit()))),
        asOf);
  }

  /** Of everything, whatever the comparison says. */
  public static Impact ofEverything(
      Ruleset base, Ruleset draft, LocalDate asOf, Function<Ruleset, Eligibility> engine) {
    return new Impact(
        Comparison.of(base, draft), base, draft, engine.apply(base), engine.apply(draft), asOf);
  }

  /** The benefits of the clauses that decide otherwise, under either name. */
  private static Set<String> touched(Comparison comparison, Ruleset base, Ruleset draft) {
    Set<String> benefits = new HashSet<>();
    for (ClauseChange change : comparison.decisive()) {
      base.provision(change.clause())
          .ifPresent(provision -> benefits.add(provision.clause().benefit()));
      draft
          .provision(change.clause())
          .ifPresent(provision -> benefits.add(provision.clause().benefit()));
    }
    return benefits;
  }

  public Comparison comparison() {
    return comparison;
  }

  /** The facts that clauses test which decide otherwise. */
  public TestedFacts tested() {
    return tested;
  }

  /** The draft, of which no more is held than is compared. */
  public Ruleset draft() {
    return draft.ruleset();
  }

  /** The draft's vocabulary. */
  public Vocabulary vocabulary() {
    return draft.ruleset().vocabulary();
  }

  /**
   * The flips of one profile.
   *
   * @param record the profile and its place
   * @param faults what cannot be read is added here
   * @param tally in which a profile that can be read is counted, with its flips
   * @return empty where nothing does, or where it cannot be read
   */
  public Optional<FlippedCase> of(PopulationRecord record, List<InputFault> faults, Tally tally) {
    Map<String, @Nullable Object> stated = record.profile();
    int before = faults.size();
    Case after = ofDraft.read(stated, "", asOf, faults);
    Case was = comparison.facts().isEmpty() ? after : readOld(stated, faults);
    if (was == null || after == null || faults.size() > before) {
      return Optional.empty();
    }
    Evaluation old = base.evaluate(was, asOf);
    Evaluation changed = draft.evaluate(after, asOf);
    List<Flip> flips = flips(old, changed);
    tally.addProfile(after, tested.all());
    if (flips.isEmpty()) {
      return Optional.empty();
    }
    FlippedCase flipped =
        new FlippedCase(record, after, flips, benefits(old, changed), old, changed);
    tally.add(flipped, vocabulary());
    return Optional.of(flipped);
  }

  /** A profile of the draft's vocabulary, without what the base has no name for. */
  private @Nullable Case readOld(Map<String, @Nullable Object> stated, List<InputFault> faults) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>(stated);
    comparison
        .facts()
        .forEach(
            fact -> {
              String name = fact.substring(fact.indexOf('.') + 1);
              if (isUnknownToBase(fact)) {
                known.remove(name);
              }
            });
    return ofBase.read(known, "", asOf, faults);
  }

  private boolean isUnknownToBase(String fact) {
    String type = fact.substring(0, fact.indexOf('.'));
    return ProfileType.ofCode(type)
        .map(of -> base.ruleset().vocabulary().fact(of, fact.substring(type.length() + 1)) == null)
        .orElse(true);
  }

  private static List<Flip> flips(Evaluation old, Evaluation changed) {
    Map<String, Result> before = old.byClause();
    Map<String, Result> after = changed.byClause();
    Map<String, Result> all = new LinkedHashMap<>(after);
    before.forEach(all::putIfAbsent);
    List<Flip> flips = new ArrayList<>();
    all.values().stream()
        .map(Result::provision)
        .sorted(Comparator.comparing(Provision::clause, Clause.IN_ORDER_OF_THE_LAW))
        .forEach(
            provision ->
                Flip.of(
                        provision.id(),
                        provision.clause().benefit(),
                        outcome(before.get(provision.id())),
                        outcome(after.get(provision.id())))
                    .ifPresent(flips::add));
    return flips;
  }

  private static @Nullable Outcome outcome(@Nullable Result result) {
    return result == null ? null : result.outcome();
  }

  private static List<Flip> benefits(Evaluation old, Evaluation changed) {
    Map<String, Outcome> before = old.byBenefit();
    Map<String, Outcome> after = changed.byBenefit();
    Set<String> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    List<Flip> flips = new ArrayList<>();
    all.stream()
        .sorted()
        .forEach(
            benefit ->
                Flip.of("", benefit, before.get(benefit), after.get(benefit))
                    .ifPresent(flips::add));
    return flips;
  }

  @Override
  public void close() {
    base.close();
    draft.close();
  }
}
