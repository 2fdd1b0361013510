package org.policyeligibility.draft.task;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.term.FaultInWords;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The task behind {@code eval}: decides one case and gives the answer as the service would, or the
 * faults for which the case cannot be read.
 */
public final class EvalTask extends RulesTask<EvalTask.Arguments, EvalTask.Line> {
  /**
   * The case and the view of its answer.
   *
   * @param profiles by the JSON Pointer at which each stands
   * @param filters which results are shown
   */
  public record Arguments(
      Map<String, Object> profiles, LocalDate asOf, Filters filters, Language language) {}

  /** The filters of a request; an empty list lets all pass. */
  public record Filters(List<String> clauses, List<String> benefits, List<String> outcomes) {
    public List<InputFault> faults(Ruleset ruleset) {
      List<InputFault> faults = new ArrayList<>();
      unknown(
          "/clauses",
          clauses,
          ruleset::hasClause,
          ruleset.catalogue().stream().map(Provision::id).toList(),
          faults);
      unknown(
          "/benefits",
          benefits,
          ruleset::hasBenefit,
          ruleset.catalogue().stream().map(provision -> provision.clause().benefit()).toList(),
          faults);
      List<String> known = Stream.of(Outcome.values()).map(Outcome::name).toList();
      for (int i = 0; i < outcomes.size(); i++) {
        if (!known.contains(outcomes.get(i))) {
          faults.add(
              InputFault.of("/outcomes/" + i, "unknown-value", "values", String.join(", ", known)));
        }
      }
      return faults;
    }

    private static void unknown(
        String pointer,
        List<String> named,
        Predicate<String> exists,
        List<String> known,
        List<InputFault> faults) {
      for (int i = 0; i < named.size(); i++) {
        String at = pointer + "/" + i;
        if (!exists.test(named.get(i))) {
          faults.add(
              NearestName.to(named.get(i), known)
                  .map(nearest -> InputFault.of(at, "unknown-id", "nearest", nearest))
                  .orElseGet(() -> InputFault.of(at, "unknown-id")));
        }
      }
    }

    public boolean passes(Result result) {
      return passes(result.provision()) && passes(result.outcome());
    }

    public boolean passes(Provision provision) {
      return (clauses.isEmpty() || clauses.contains(provision.id()))
          && (benefits.isEmpty() || benefits.contains(provision.clause().benefit()));
    }

    public boolean passes(Outcome outcome) {
      return outcomes.isEmpty() || outcomes.contains(outcome.name());
    }
  }

  /** The answer as JSON; null where there are faults. */
  public record Line(@Nullable String answer, List<Fault> faults) {}

  /** A fault of the case. */
  public record Fault(String pointer, String text) {}

  /** As the process that runs it asks for. */
  public EvalTask() {
    super(Arguments.class, Line.class);
  }

  @Override
  void run(Eligibility rules, Arguments arguments, Consumer<Line> lines) {
    List<InputFault> faults = arguments.filters().faults(rules.ruleset());
    Case stated = rules.reader().read(arguments.profiles(), arguments.asOf(), faults);
    lines.accept(
        stated == null || !faults.isEmpty()
            ? new Line(null, faults(faults, arguments, rules.ruleset()))
            : new Line(answer(rules, stated, arguments), List.of()));
  }

  private static List<Fault> faults(List<InputFault> faults, Arguments arguments, Ruleset ruleset) {
    FaultInWords words =
        new FaultInWords(ruleset.vocabulary(), ruleset.register(), arguments.language());
    return faults.stream()
        .map(fault -> new Fault(fault.pointer(), text(fault, arguments.profiles(), words)))
        .toList();
  }

  private static String text(InputFault fault, Map<String, Object> profiles, FaultInWords words) {
    for (Map.Entry<String, Object> profile : profiles.entrySet()) {
      String at = profile.getKey();
      if (fault.pointer().startsWith(at + "/") && profile.getValue() instanceof Map<?, ?> stated) {
        Map<String, Object> members = new LinkedHashMap<>();
        stated.forEach((name, value) -> members.put(String.valueOf(name), value));
        return words.text(
            inWords(fault, profiles), members, fault.pointer().substring(at.length()));
      }
    }
    return words.text(fault, Map.of(), "");
  }

  /** A fault that names another profile, with what that is in place of where it stands. */
  private static InputFault inWords(InputFault fault, Map<String, Object> profiles) {
    String other = fault.details().get("other");
    if (other == null || !(profiles.get(other) instanceof Map<?, ?> named)) {
      return fault;
    }
    Map<String, String> details = new LinkedHashMap<>(fault.details());
    details.put("other", String.valueOf(named.get("type")));
    return new InputFault(fault.pointer(), fault.code(), details);
  }

  private static String answer(Eligibility rules, Case stated, Arguments arguments) {
    Evaluation evaluation =
        rules.evaluate(stated, arguments.asOf()).only(arguments.filters()::passes);
    byte[] answer =
        AnswerWriter.of(rules.ruleset())
            .answer(evaluation, rules.advise(evaluation), arguments.language(), AnswerForm.FULL);
    return new String(answer, StandardCharsets.UTF_8);
  }
}
