package org.policyeligibility.web.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Modality;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/**
 * The plain sentence on what a clause comes to, in words of the case: it stands before all else.
 */
record ResultSentence(ClauseViews clauses, Words words, Evaluation evaluation) {
  String of(Result result, ClauseFragments.Fragment law) {
    Outcome outcome = result.outcome();
    return switch (outcome) {
      case NOT_NEEDED ->
          result.notNeeded() == null
              ? words.say("sentence.NOT_NEEDED")
              : clauses.text(result.notNeeded().note());
      case INDETERMINATE ->
          words.say("sentence.INDETERMINATE", words.list(missing(result, clauses)));
      case INELIGIBLE, DOES_NOT_APPLY, NON_COMPLIANT -> qualified(result, unmet(result, law));
      case CONDITIONAL, MAY_APPLY -> decided(result, law) + assumed(result);
      case NOT_IN_FORCE -> notInForce(result);
      case ELIGIBLE -> words.say("sentence.ELIGIBLE") + assumed(result) + worth(result);
      case APPLIES, COMPLIANT, OUT_OF_SCOPE -> words.say("sentence." + outcome.name());
    };
  }

  private String decided(Result result, ClauseFragments.Fragment law) {
    String outcome = result.outcome().name();
    return law.clause().deciders().stream().anyMatch(ClauseViews.DeciderView::named)
        ? words.say("sentence." + outcome, words.list(bodies(law.clause())))
        : words.say("unnamed." + outcome);
  }

  /** The facts that were not stated and read as met all the same. */
  private String assumed(Result result) {
    Set<String> labels = new LinkedHashSet<>();
    for (int i = 0; i < result.statuses().size(); i++) {
      Fact fact = result.provision().criteria().get(i).fact();
      if (result.statuses().get(i) == Status.MET && evaluation.stated().value(fact) == null) {
        labels.add(clauses.text(fact.label()));
      }
    }
    return labels.isEmpty() ? "" : words.say("sentenceAssumed", words.list(labels));
  }

  /** That conditions are met is not yet a right: what the wording is worth, where it gives none. */
  private String worth(Result result) {
    Modality modality = result.provision().clause().modality();
    return modality == Modality.ENTITLEMENT
        ? ""
        : words.say("sentenceWorth", clauses.text(modality.worth()));
  }

  /** The facts that an answer still needs, by their labels. */
  static List<String> missing(Result result, ClauseViews clauses) {
    return result.missing().stream().map(fact -> clauses.text(fact.label())).distinct().toList();
  }

  private static Set<String> bodies(ClauseViews.ClauseView clause) {
    Set<String> bodies = new LinkedHashSet<>();
    clause
        .deciders()
        .forEach(
            decider -> bodies.add(decider.now() == null ? decider.name() : decider.now().name()));
    return bodies;
  }

  /** A "no" with what an advisory adds to it. */
  private String qualified(Result result, String sentence) {
    return result.isGivenElsewhere()
        ? words.say("andElsewhere", sentence)
        : result.admitsException() ? words.say("andException", sentence) : sentence;
  }

  /** Only what is not met is said, not every condition. */
  private String unmet(Result result, ClauseFragments.Fragment law) {
    List<String> unmet = new ArrayList<>();
    for (int i = 0; i < result.statuses().size(); i++) {
      if (result.statuses().get(i) == Status.NOT_MET) {
        unmet.add(unmet(result, i, law.sentences().get(i)));
      }
    }
    String outcome = result.outcome().name();
    return unmet.isEmpty()
        ? words.say("sentence." + outcome)
        : words.say("unmet." + outcome, unmet.size(), words.list(unmet));
  }

  /** A condition beside what was said; of yes and no the condition says it already. */
  private String unmet(Result result, int i, String condition) {
    Fact fact = result.provision().criteria().get(i).fact();
    return fact.type() == FactType.BOOLEAN
        ? words.say("unmetAlone", condition)
        : words.say(
            "unmetBeside",
            condition,
            new ValueText(words).of(fact, evaluation.stated().value(fact)));
  }

  private String notInForce(Result result) {
    LocalDate asOf = evaluation.asOf();
    LocalDate first = result.provision().clause().inForce().firstDay();
    LocalDate last = result.provision().clause().inForce().lastDay();
    if (first != null && asOf.isBefore(first)) {
      return words.say("sentence.NOT_YET", new ValueText(words).day(first));
    }
    return last == null
        ? words.say("sentence.NOT_IN_FORCE")
        : words.say("sentence.NO_LONGER", new ValueText(words).day(last));
  }
}
