package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.evaluation.advice.Questionnaire;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.web.state.InterviewState;

/**
 * An interview at one point: what its answers come to, and what is still to be asked. It asks what
 * the core's advice asks, in that order, and leaves out what the applicant has passed over.
 */
final class Interview {
  private final Eligibility eligibility;
  private final InterviewState state;
  private final Evaluation whole;
  private final Evaluation evaluation;
  private final Questionnaire questionnaire;

  private Interview(Eligibility eligibility, InterviewState state, Evaluation whole) {
    this.eligibility = eligibility;
    this.state = state;
    this.whole = whole;
    this.evaluation =
        state.benefits().isEmpty()
            ? whole
            : whole.only(
                result -> state.benefits().contains(result.provision().clause().benefit()));
    this.questionnaire = eligibility.ask(evaluation, declined(eligibility, state)).questionnaire();
  }

  private static Set<Fact> declined(Eligibility eligibility, InterviewState state) {
    Set<Fact> declined = new LinkedHashSet<>();
    for (String name : state.silences().keySet()) {
      Fact fact = state.fact(eligibility.ruleset().vocabulary(), name);
      if (fact != null) {
        declined.add(fact);
      }
    }
    return declined;
  }

  /**
   * Reads the answers and decides.
   *
   * @param faults what cannot be read is added here
   * @return empty where there were faults
   */
  static Optional<Interview> of(
      Eligibility eligibility, InterviewState state, LocalDate today, List<InputFault> faults) {
    Case stated = read(eligibility, state, today, faults);
    return stated == null
        ? Optional.empty()
        : Optional.of(
            new Interview(eligibility, state, eligibility.evaluate(stated, state.asOf(today))));
  }

  /**
   * Reads the answers alone.
   *
   * @param faults what cannot be read is added here
   */
  static boolean isReadable(
      Eligibility eligibility, InterviewState state, LocalDate today, List<InputFault> faults) {
    return read(eligibility, state, today, faults) != null;
  }

  /**
   * Whether a state that was sealed before can be gone on with: the law in force knows all benefits
   * that were chosen and all that was answered, and its register does not contradict it. Nothing is
   * left out in silence; a question that was passed over and is gone changes nothing.
   */
  static boolean stands(Eligibility eligibility, InterviewState state, LocalDate today) {
    Ruleset ruleset = eligibility.ruleset();
    return state.benefits().stream().allMatch(ruleset::hasBenefit)
        && state.answers().keySet().stream()
            .allMatch(
                name ->
                    state.types().stream().anyMatch(type -> ruleset.vocabulary().has(type, name)))
        && isReadable(eligibility, state, today, new ArrayList<>());
  }

  /** The answers as a case; null where there were faults, which are added. */
  static @Nullable Case read(
      Eligibility eligibility, InterviewState state, LocalDate today, List<InputFault> faults) {
    return eligibility
        .reader()
        .read(
            RegisteredKinds.completed(eligibility, state, today)
                .profiles(eligibility.ruleset().vocabulary()),
            state.asOf(today),
            faults);
  }

  Eligibility eligibility() {
    return eligibility;
  }

  InterviewState state() {
    return state;
  }

  /** The results in that which the interview is about. */
  Evaluation evaluation() {
    return evaluation;
  }

  /** The results in all of the law. */
  Evaluation whole() {
    return whole;
  }

  /** The open questions, the next one first. */
  List<MissingFact> open() {
    return questionnaire.open();
  }

  /** Whether under the whole law the questions that matter to most have been put. */
  boolean isOnlyRare() {
    return state.benefits().isEmpty() && state.asked() > 0 && questionnaire.isOnlyRare();
  }

  /** How many outcomes an answer to what is open can still change. */
  int openOutcomes() {
    Set<String> clauses = new LinkedHashSet<>();
    open().forEach(question -> clauses.addAll(question.clauses()));
    return clauses.size();
  }

  /**
   * The facts that read as met as long as nobody states them. Nothing asks for them, and an answer
   * can still change an outcome: so they can be stated where answers are checked.
   */
  Set<Fact> assumed() {
    Set<Fact> assumed = new LinkedHashSet<>();
    for (Result result : evaluation.results()) {
      for (Criterion criterion : result.provision().criteria()) {
        if (criterion.metWhenAbsent()
            && !result.outcome().isAgainst()
            && evaluation.stated().value(criterion.fact()) == null) {
          assumed.addAll(eligibility.ruleset().vocabulary().statedBy(criterion.fact()));
        }
      }
    }
    return assumed;
  }

  /** Whether it is to be asked in which zone the applicant is, before what follows from that. */
  boolean asksForPlace() {
    Identifier zone = state.zone(eligibility.ruleset().vocabulary());
    return !state.placed()
        && zone != null
        && open().stream()
            .anyMatch(question -> zone.supplies().containsValue(question.fact().name()));
  }

  /** The questions of the next page, of one subject; none where nothing is open. */
  List<MissingFact> next() {
    return questionnaire.page();
  }

  /** A question about one fact, whether or not it is open. */
  MissingFact question(Fact fact) {
    return open().stream()
        .filter(question -> question.fact().equals(fact))
        .findFirst()
        .orElseGet(() -> new MissingFact(fact, List.of(), 0));
  }
}
