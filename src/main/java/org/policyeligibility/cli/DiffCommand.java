package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.WrittenRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says clause by clause what a draft says differently; spelling and order are no difference. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "BASE")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "DRAFT")
  private Path draft = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  DiffCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    Comparison comparison = Comparison.of(read(base), read(draft));
    if (format == Format.JSON) {
      prompt.out().println(FindingsPage.json(view(comparison)));
    } else {
      pretty(comparison);
    }
    return comparison.isEmpty() ? ExitCode.WELL : ExitCode.FOUND;
  }

  /** The rules of a folder; rules at fault cannot be compared. */
  static Ruleset read(Path named) {
    try {
      return WrittenRules.read(RulesFolder.of(named).files());
    } catch (FaultyRuleset faulty) {
      throw new CannotWork(
          named + " 中的规则有误，先运行 check。" + faulty.faults().get(0),
          "The rules in " + named + " are at fault; run check first. " + faulty.faults().get(0));
    }
  }

  private void pretty(Comparison comparison) {
    for (ClauseChange change : comparison.clauses()) {
      String clause = Ink.BOLD.on(prompt, change.clause());
      switch (change.kind()) {
        case ADDED -> prompt.out().println(Ink.GREEN.on(prompt, "+ ") + clause);
        case REMOVED -> prompt.out().println(Ink.RED.on(prompt, "- ") + clause);
        case CHANGED -> prompt.out().println(Ink.YELLOW.on(prompt, "~ ") + clause);
      }
      for (ClauseChange.Difference difference : change.differences()) {
        prompt.out().println("    " + prompt.in(difference.aspect().label()));
        prompt.out().println("      " + Ink.RED.on(prompt, "- " + prompt.in(difference.before())));
        prompt.out().println("      " + Ink.GREEN.on(prompt, "+ " + prompt.in(difference.after())));
      }
    }
    for (String fact : new TreeSet<>(comparison.facts())) {
      prompt.out().println("~ " + fact);
    }
    long decisive = comparison.decisive().size();
    prompt
        .out()
        .println(
            comparison.isEmpty()
                ? prompt.say("两者所说相同。", "The two say the same.")
                : prompt.say(
                    comparison.clauses().size() + " 条有别，其中 " + decisive + " 条可能改变结果",
                    comparison.clauses().size()
                        + " clauses differ, "
                        + decisive
                        + " of them so that an outcome can change"));
  }

  private Map<String, Object> view(Comparison comparison) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("clauses", comparison.clauses().stream().map(this::view).toList());
    view.put("facts", new TreeSet<>(comparison.facts()));
    return view;
  }

  private Map<String, Object> view(ClauseChange change) {
    List<DifferenceView> differences =
        change.differences().stream()
            .map(
                one ->
                    new DifferenceView(
                        one.aspect().name().toLowerCase(Locale.ROOT),
                        prompt.in(one.before()),
                        prompt.in(one.after())))
            .toList();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("clause", change.clause());
    view.put("change", change.kind().name().toLowerCase(Locale.ROOT));
    view.put("decisive", change.isDecisive());
    view.put("differences", differences);
    return view;
  }

  private record DifferenceView(String aspect, String before, String after) {}
}
