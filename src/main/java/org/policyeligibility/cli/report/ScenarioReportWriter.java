package org.policyeligibility.cli.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Junit;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Sarif;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Severity;
import org.policyeligibility.message.Message;
import org.policyeligibility.scenario.ScenarioReport;

/** The report of scenarios, in the format that a drafter, an editor or a build server reads. */
public final class ScenarioReportWriter {
  private static final int MOST_CHANGES = 3;

  private final Terminal terminal;
  private final Path root;
  private final List<ScenarioReport> reports;
  private final int most;

  /**
   * A report.
   *
   * @param most how many that fail a person is told in full
   */
  public ScenarioReportWriter(
      Terminal terminal, Path root, List<ScenarioReport> reports, int most) {
    this.terminal = terminal;
    this.root = root;
    this.reports = reports;
    this.most = most;
  }

  /** Writes it. */
  public void write(Format format) {
    switch (format) {
      case PRETTY -> pretty();
      case JSON -> terminal.out().println(Json.text(reports));
      case SARIF -> terminal.out().println(Json.text(Sarif.of(terminal, root, findings())));
      case JUNIT -> terminal.out().print(junit());
      case CSV -> throw new IllegalArgumentException("scenarios are no table");
    }
  }

  private void pretty() {
    List<ScenarioReport> failing = reports.stream().filter(report -> !report.held()).toList();
    failing.stream().limit(most).forEach(this::pretty);
    int failed = failing.size();
    if (failed > most) {
      String more =
          terminal.say(
              "另有 " + (failed - most) + " 个不成立（--all 全部列出）",
              (failed - most) + " more fail (--all lists them)");
      terminal.out().println(more);
    }
    if (failed > 1) {
      mostChanged(failing);
    }
    String count =
        terminal.say(
            reports.size() + " 个情形，" + failed + " 个不成立",
            reports.size() + " scenarios, " + failed + " fail");
    terminal
        .out()
        .println(
            failed == 0
                ? AnsiStyle.GREEN.on(terminal.interactive(), count)
                : AnsiStyle.RED.on(terminal.interactive(), count));
  }

  /** The trait that most of the failures share: the clause, the change, what decided. */
  private void mostChanged(List<ScenarioReport> failing) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ScenarioReport report : failing) {
      String change =
          report.clause()
              + "  "
              + outcome(report.expected())
              + " → "
              + outcome(report.actual())
              + report.deciding().stream()
                  .findFirst()
                  .map(line -> "  " + line.replaceAll(" \\([^()]*\\)$", ""))
                  .orElse("");
      counts.merge(change, 1, Integer::sum);
    }
    terminal.out().println(terminal.say("变化最多的：", "What changed most:"));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_CHANGES)
        .forEach(
            change -> terminal.out().println("  " + change.getValue() + " × " + change.getKey()));
    if (counts.size() > MOST_CHANGES) {
      int more = counts.size() - MOST_CHANGES;
      terminal.out().println(terminal.say("  另有 " + more + " 种", "  and " + more + " other ways"));
    }
  }

  /** As it is told, with the code that a scenario is written with. */
  private String outcome(String code) {
    if (code.isEmpty()) {
      return terminal.say("无结果", "nothing");
    }
    String said = Outcome.valueOf(code).in(terminal.language());
    return said.equals(code) ? code : said + "（" + code + "）";
  }

  private void pretty(ScenarioReport report) {
    terminal
        .out()
        .println(
            AnsiStyle.BOLD.on(
                    terminal.interactive(), root.resolve(report.path()) + ":" + report.line())
                + " "
                + report.clause()
                + (report.description().isEmpty() ? "" : "\n  " + report.description())
                + "\n  "
                + report.scenario());
    terminal
        .out()
        .println(
            "    "
                + terminal.say("应为 ", "expected ")
                + outcome(report.expected())
                + terminal.say("，得到 ", ", got ")
                + AnsiStyle.RED.on(terminal.interactive(), outcome(report.actual())));
    report.deciding().forEach(line -> terminal.out().println("    " + line));
    boolean told = !report.actual().isEmpty() && !report.actual().equals(report.expected());
    report.differences().stream()
        .skip(told ? 1 : 0)
        .forEach(line -> terminal.out().println("    - " + line));
    terminal.out().println("    " + AnsiStyle.FAINT.on(terminal.interactive(), again(report)));
  }

  /** The command that runs this scenario alone. */
  private String again(ScenarioReport report) {
    Path folder = root.resolve(report.path()).getParent();
    return Program.NAME
        + " test "
        + folder
        + " --filter '"
        + report.scenario().replace("'", "'\\''")
        + "'";
  }

  private List<Finding> findings() {
    return reports.stream()
        .filter(report -> !report.held())
        .map(
            report ->
                new Finding(
                    "scenario-fails",
                    Severity.ERROR,
                    report.path(),
                    report.line(),
                    Message.of(
                        "scenario-fails",
                        report.scenario(),
                        outcome(report.expected()),
                        outcome(report.actual())),
                    Message.of("as-written", again(report))))
        .toList();
  }

  private String junit() {
    return Junit.of(
        "test",
        reports.stream()
            .map(
                report ->
                    new Junit.Case(
                        report.clause(),
                        report.scenario(),
                        report.held()
                            ? null
                            : String.join("\n", report.differences())
                                + "\n"
                                + String.join("\n", report.deciding())))
            .toList());
  }
}
