package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.report.ScenarioReportWriter;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.cli.terminal.Watch;
import org.policyeligibility.draft.task.CompiledCache;
import org.policyeligibility.draft.task.RulesTask;
import org.policyeligibility.draft.task.ScenarioTask;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.scenario.CriteriaCoverage;
import org.policyeligibility.scenario.ScenarioReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the scenarios and says which do not hold, and why. */
@Command(name = "test")
final class TestCommand implements Callable<Integer> {
  /** As many failures are told in full unless all are asked for. */
  private static final int FEW = 5;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--filter", paramLabel = "TEXT")
  private String filter = "";

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--coverage")
  private boolean coverage;

  @Option(names = "--threshold", paramLabel = "PERCENT")
  private double threshold;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  @Option(names = "--watch")
  private boolean watch;

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    format.among(Format.PRETTY, Format.JSON, Format.SARIF, Format.JUNIT);
    RulesFolder folder = RulesFolder.of(path);
    return watch ? Watch.over(folder.root(), terminal, () -> once(folder)) : once(folder);
  }

  private int once(RulesFolder folder) {
    List<ScenarioReport> reports = new ArrayList<>();
    CriteriaCoverage.Coverage measured = new CriteriaCoverage.Coverage(0, List.of());
    List<String> nearest = new ArrayList<>();
    for (ScenarioTask.Line line : lines(folder)) {
      nearest.addAll(line.nearest());
      if (line.report() != null) {
        reports.add(line.report());
      }
      if (line.coverage() != null) {
        measured = line.coverage();
      }
    }
    if (reports.isEmpty()) {
      throw nothing(folder, nearest);
    }
    new ScenarioReportWriter(terminal, folder.root(), reports, all ? reports.size() : FEW)
        .write(format);
    boolean enough = measured.percent() >= threshold;
    if (format == Format.PRETTY && (coverage || threshold > 0)) {
      show(measured, enough);
    }
    terminal.out().flush();
    return enough && reports.stream().allMatch(ScenarioReport::held)
        ? ExitCode.OK
        : ExitCode.FINDINGS;
  }

  private UserError nothing(RulesFolder folder, List<String> nearest) {
    if (filter.isBlank()) {
      return new UserError(
          folder.root().resolve(folder.below()) + " 中没有情形。",
          "There is no scenario in " + folder.root().resolve(folder.below()) + ".");
    }
    String zh = nearest.isEmpty() ? "" : "相近的有：“" + String.join("”、“", nearest) + "”。";
    String en = nearest.isEmpty() ? "" : " Nearest are “" + String.join("”, “", nearest) + "”.";
    return new UserError(
        "没有情形符合 --filter “" + filter + "”：情形的名称和事实、条款的编号和标题、文件的标题和文号中都没有这些字。" + zh,
        "No scenario is selected by --filter “"
            + filter
            + "”: neither a scenario's name or facts nor a clause's id or title nor a document's"
            + " title or number has these words."
            + en);
  }

  private List<ScenarioTask.Line> lines(RulesFolder folder) {
    try {
      return RulesTask.of(
          new ScenarioTask(),
          folder.files(),
          new ScenarioTask.Arguments(folder.below(), filter, terminal.language()),
          CompiledCache.of(terminal.environment(), Program.version()));
    } catch (FaultyRuleset faulty) {
      throw folder.atFault(faulty);
    }
  }

  private void show(CriteriaCoverage.Coverage measured, boolean enough) {
    measured
        .missing()
        .forEach(
            missing -> terminal.out().println("  " + terminal.say("未试：", "untried: ") + missing));
    String percent = String.format(Locale.ROOT, "%.1f %%", measured.percent());
    String line =
        terminal.say(
            "条件的各种情形试了 " + percent + "（共 " + measured.possible() + " 种）",
            percent + " of " + measured.possible() + " cases of the criteria tried");
    terminal
        .out()
        .println(
            enough ? line : AnsiStyle.RED.on(terminal.interactive(), line + " < " + threshold));
  }
}
