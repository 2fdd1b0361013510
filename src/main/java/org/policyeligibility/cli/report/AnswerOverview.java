package org.policyeligibility.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;

/**
 * The summary of an answer for a terminal: how many clauses came to what, and a line for each
 * benefit, restriction and obligation that is due or open. A whole law has more clauses than
 * anybody reads at a prompt.
 */
record AnswerOverview(Terminal terminal) {
  private static final String BENEFIT = "benefit";

  /** The order of what is told: a duty that is not fulfilled comes before all that is due. */
  static final Comparator<Outcome> MOST_PRESSING =
      Comparator.comparing((Outcome outcome) -> outcome != Outcome.NON_COMPLIANT)
          .thenComparing(Comparator.naturalOrder());

  /** How many clauses came to which outcome, in words. */
  String totals(JsonNode answer) {
    List<String> counts = new ArrayList<>();
    int all = 0;
    Map<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);
    for (Map.Entry<String, JsonNode> count : answer.path("summary").properties()) {
      byOutcome.put(Outcome.valueOf(count.getKey()), count.getValue().asInt());
      all += count.getValue().asInt();
    }
    byOutcome.keySet().stream()
        .sorted(MOST_PRESSING)
        .forEach(outcome -> counts.add(name(outcome) + " " + byOutcome.get(outcome)));
    return terminal.say(
        "共 " + all + " 条：" + String.join("，", counts),
        all + (all == 1 ? " clause: " : " clauses: ") + String.join(", ", counts));
  }

  /** A line for each matter that is due or open, outcome by outcome, and where to read on. */
  List<String> lines(JsonNode answer) {
    Map<Outcome, List<String>> lines = new EnumMap<>(Outcome.class);
    Map<String, JsonNode> results = new TreeMap<>();
    answer
        .path("results")
        .forEach(result -> results.putIfAbsent(result.path("clause").asText(), result));
    answer.path("benefits").forEach(benefit -> benefit(benefit, results, lines));
    results
        .values()
        .forEach(
            result -> {
              if (!result.path("effect").asText().equals(BENEFIT)) {
                add(result, Set.of(result.path("clause").asText()), result, lines);
              }
            });
    List<String> all = new ArrayList<>();
    lines.keySet().stream()
        .sorted(MOST_PRESSING)
        .forEach(
            outcome -> {
              all.add("");
              all.add(AnsiStyle.BOLD.on(terminal.interactive(), name(outcome)));
              all.addAll(lines.getOrDefault(outcome, List.of()));
            });
    all.add("");
    all.add(
        terminal.say(
            "加 --all 看每一条的理由，加 --clause 编号 只看一条。",
            "With --all each clause is told with its reasons, with --clause ID one of them."));
    return all;
  }

  /** A benefit with the clauses that came to its outcome. */
  private void benefit(
      JsonNode benefit, Map<String, JsonNode> results, Map<Outcome, List<String>> lines) {
    Set<String> clauses = new LinkedHashSet<>();
    for (JsonNode clause : benefit.path("clauses")) {
      if (clause.path("outcome").equals(benefit.path("outcome"))) {
        clauses.add(clause.path("clause").asText());
      }
    }
    clauses.stream()
        .map(results::get)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(first -> add(benefit, clauses, first, lines));
  }

  /** Adds a line, unless the outcome leaves nothing to do. */
  private void add(
      JsonNode titled, Set<String> clauses, JsonNode result, Map<Outcome, List<String>> lines) {
    Outcome outcome = Outcome.valueOf(titled.path("outcome").asText());
    boolean settled =
        switch (outcome) {
          case INELIGIBLE, DOES_NOT_APPLY, OUT_OF_SCOPE, NOT_IN_FORCE -> true;
          default -> false;
        };
    if (!settled) {
      String ids = String.join(terminal.say("、", ", "), clauses);
      lines
          .computeIfAbsent(outcome, key -> new ArrayList<>())
          .add(
              terminal.say(
                      "  " + titled.path("title").asText() + "（" + ids + "）：",
                      "  " + titled.path("title").asText() + " (" + ids + "): ")
                  + result.path("summaryText").asText());
    }
  }

  private String name(Outcome outcome) {
    return terminal.in(Term.of(outcome).name());
  }
}
