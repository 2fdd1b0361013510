package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;

/**
 * An interview at one point: what its answers come to, and what is still to be asked. It asks what
 * the core's advice asks, in that order, and leaves out what the applicant has passed over.
 */
final class Interview {
  /** More than these are a burden on one page. */
  static final int MOST_ON_A_PAGE = 5;

  private final Eligibility eligibility;
  private final InterviewState state;
  private final Evaluation evaluation;
  private final List<MissingFact> open;

  private Interview(Eligibility eligibility, InterviewState state, Evaluation evaluation) {
    this.eligibility = eligibility;
    this.state = state;
    this.evaluation = evaluation;
    this.open =
        eligibility.ask(evaluation).questions().stream()
            .filter(question -> !state.silences().containsKey(question.fact().name()))
            .toList();
  }

  /**
   * Reads the answers and decides.
   *
   * @param faults what cannot be read is added here
   * @return empty where there were faults
   */
  static Optional<Interview> of(
      Eligibility eligibility, InterviewState state, LocalDate today, List<InputFault> faults) {
    LocalDate asOf = state.asOf() == null ? today : state.asOf();
    Case stated =
        eligibility.reader().read(state.profiles(eligibility.ruleset().vocabulary()), asOf, faults);
    if (stated == null) {
      return Optional.empty();
    }
    Evaluation evaluation = eligibility.evaluate(stated, asOf);
    return Optional.of(
        new Interview(
            eligibility,
            state,
            state.benefits().isEmpty()
                ? evaluation
                : evaluation.only(
                    result -> state.benefits().contains(result.provision().clause().benefit()))));
  }

  Eligibility eligibility() {
    return eligibility;
  }

  InterviewState state() {
    return state;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** The open questions, the most useful first. */
  List<MissingFact> open() {
    return open;
  }

  /** How many outcomes an answer to what is open can still change. */
  int openOutcomes() {
    Set<String> clauses = new LinkedHashSet<>();
    open.forEach(question -> clauses.addAll(question.clauses()));
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
    Identifier zone = zone(eligibility, state);
    return !state.placed()
        && zone != null
        && open.stream()
            .anyMatch(question -> zone.supplies().containsValue(question.fact().name()));
  }

  /** By which the zone of an applicant is named; of a joint case once for both. */
  static @Nullable Identifier zone(Eligibility eligibility, InterviewState state) {
    return state.types().stream()
        .flatMap(type -> eligibility.ruleset().vocabulary().identifiers(type).stream())
        .filter(identifier -> identifier.kind() == Identifier.Kind.REGISTERED_ZONE)
        .findFirst()
        .orElse(null);
  }

  /** Several questions of one subject. */
  record Group(String subject, List<MissingFact> questions) {}

  /** The most useful question, and others of its subject; empty where nothing is open. */
  Optional<Group> next() {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    String subject = subject(open.get(0));
    List<MissingFact> questions = new ArrayList<>();
    for (MissingFact question : open) {
      if (questions.size() < MOST_ON_A_PAGE && subject(question).equals(subject)) {
        questions.add(question);
      }
    }
    return Optional.of(new Group(subject, questions));
  }

  /** A question about one fact, whether or not it is open. */
  MissingFact question(Fact fact) {
    return open.stream()
        .filter(question -> question.fact().equals(fact))
        .findFirst()
        .orElseGet(() -> new MissingFact(fact, List.of(), 0));
  }

  /** The matter of most of the clauses that a fact can change. */
  String subject(MissingFact question) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String clause : question.clauses()) {
      eligibility
          .ruleset()
          .provision(clause)
          .ifPresent(provision -> counts.merge(provision.clause().category(), 1, Integer::sum));
    }
    String most = "";
    int count = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > count) {
        most = entry.getKey();
        count = entry.getValue();
      }
    }
    return most;
  }
}
