package org.policyeligibility.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;

/**
 * The plain reason of an outcome: one sentence of what decided it. It rests on the result alone and
 * on no stated value, so that it serves every row with the same result.
 */
record OutcomeReason(LocalDate asOf, Language language) {

  String of(Result result) {
    Outcome outcome = result.outcome();
    return switch (outcome) {
      case ELIGIBLE -> Message.of("reason-all-met").in(language);
      case APPLIES -> Message.of("reason-applies").in(language);
      case COMPLIANT -> Message.of("reason-fulfilled").in(language);
      case CONDITIONAL ->
          isAnyNamed(result)
              ? Message.of("reason-authority-decides", bodies(result)).in(language)
              : Message.of("reason-somebody-decides").in(language);
      case MAY_APPLY ->
          isAnyNamed(result)
              ? Message.of("reason-may-apply", bodies(result)).in(language)
              : Message.of("reason-may-apply-somebody-decides").in(language);
      case NOT_NEEDED ->
          result.notNeeded() == null
              ? Message.of("reason-not-needed").in(language)
              : result.notNeeded().note().in(language);
      case INDETERMINATE -> Message.of("reason-to-be-known", labels(result)).in(language);
      case INELIGIBLE, DOES_NOT_APPLY, NON_COMPLIANT -> against(result);
      case OUT_OF_SCOPE -> Message.of("reason-out-of-territory").in(language);
      case NOT_IN_FORCE -> notInForce(result);
    };
  }

  private String labels(Result result) {
    return listed(
        result.missing().stream().map(fact -> fact.label().in(language)).distinct().toList());
  }

  private boolean isAnyNamed(Result result) {
    return result.provision().clause().requires().stream()
        .map(Requirement::decidedBy)
        .anyMatch(body -> body.isNamed() || body.on(asOf) != null);
  }

  private String bodies(Result result) {
    Set<String> bodies = new LinkedHashSet<>();
    for (Requirement requirement : result.provision().clause().requires()) {
      CompetentBody.Successor now = requirement.decidedBy().on(asOf);
      if (now != null) {
        bodies.add(now.name().in(language));
      } else if (requirement.decidedBy().isNamed()) {
        bodies.add(requirement.decidedBy().name().in(language));
      } else {
        bodies.add(Message.of("body-that-is-not-named").in(language));
      }
    }
    return listed(List.copyOf(bodies));
  }

  /** Only what is not met is said, not every condition. */
  private String against(Result result) {
    List<String> unmet = new ArrayList<>();
    for (int i = 0; i < result.statuses().size(); i++) {
      if (result.statuses().get(i) == Status.NOT_MET && decides(result, i)) {
        unmet.add(CriterionSentence.of(result.provision().criteria().get(i)).in(language));
      }
    }
    String all = listed(unmet);
    if (result.outcome() == Outcome.INELIGIBLE) {
      return unmet.isEmpty()
          ? Message.of("reason-refused").in(language)
          : Message.of("reason-not-met", unmet.size(), all).in(language);
    }
    if (result.outcome() == Outcome.NON_COMPLIANT) {
      return Message.of("reason-not-fulfilled", unmet.size(), all).in(language);
    }
    return unmet.isEmpty()
        ? Message.of("reason-does-not-apply").in(language)
        : Message.of("reason-does-not-apply-as", unmet.size(), all).in(language);
  }

  /** Whether an obligation binds is not decided by what it demands. */
  private static boolean decides(Result result, int criterion) {
    return result.provision().clause().effect() != Effect.OBLIGATION
        || result.outcome() != Outcome.DOES_NOT_APPLY
        || result.provision().remarks().get(criterion).binds();
  }

  private String notInForce(Result result) {
    LocalDate first = result.provision().clause().inForce().firstDay();
    LocalDate last = result.provision().clause().inForce().lastDay();
    if (first != null && asOf.isBefore(first)) {
      return Message.of("reason-not-yet-in-force", first).in(language);
    }
    return last == null
        ? Message.of("reason-not-in-force").in(language)
        : Message.of("reason-no-longer-in-force", last).in(language);
  }

  private String listed(List<String> words) {
    return String.join(language == Language.ZH ? "；" : "; ", words);
  }
}
