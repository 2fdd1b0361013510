package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says clause by clause what a draft says differently; spelling and order are no difference. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BASE")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "DRAFT")
  private Path draft = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    Comparison comparison =
        Comparison.of(RulesFolder.of(base).ruleset(), RulesFolder.of(draft).ruleset());
    if (format == Format.JSON) {
      terminal.out().println(Json.text(view(comparison)));
    } else {
      pretty(comparison);
    }
    return comparison.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void pretty(Comparison comparison) {
    for (ClauseChange change : comparison.clauses()) {
      String clause = AnsiStyle.BOLD.on(terminal.interactive(), change.clause());
      switch (change.kind()) {
        case ADDED ->
            terminal.out().println(AnsiStyle.GREEN.on(terminal.interactive(), "+ ") + clause);
        case REMOVED ->
            terminal.out().println(AnsiStyle.RED.on(terminal.interactive(), "- ") + clause);
        case CHANGED ->
            terminal.out().println(AnsiStyle.YELLOW.on(terminal.interactive(), "~ ") + clause);
      }
      for (ClauseChange.Difference difference : change.differences()) {
        terminal.out().println("    " + terminal.in(difference.aspect().label()));
        terminal
            .out()
            .println(
                "      "
                    + AnsiStyle.RED.on(
                        terminal.interactive(), "- " + terminal.in(difference.before())));
        terminal
            .out()
            .println(
                "      "
                    + AnsiStyle.GREEN.on(
                        terminal.interactive(), "+ " + terminal.in(difference.after())));
      }
    }
    for (String fact : new TreeSet<>(comparison.facts())) {
      terminal.out().println("~ " + fact);
    }
    long decisive = comparison.decisive().size();
    terminal
        .out()
        .println(
            comparison.isEmpty()
                ? terminal.say("两者所说相同。", "The two say the same.")
                : terminal.say(
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
                difference ->
                    new DifferenceView(
                        difference.aspect().name().toLowerCase(Locale.ROOT),
                        terminal.in(difference.before()),
                        terminal.in(difference.after())))
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
