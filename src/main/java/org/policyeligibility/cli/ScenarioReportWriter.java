package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.List;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Junit;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Sarif;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Severity;
import org.policyeligibility.message.Message;
import org.policyeligibility.scenario.ScenarioReport;

/** The report of scenarios, in the format that a drafter, an editor or a build server reads. */
final class ScenarioReportWriter {
  private final Terminal terminal;
  private final Path root;
  private final List<ScenarioReport> reports;

  ScenarioReportWriter(Terminal terminal, Path root, List<ScenarioReport> reports) {
    this.terminal = terminal;
    this.root = root;
    this.reports = reports;
  }

  void write(Format format) {
    switch (format) {
      case PRETTY -> pretty();
      case JSON -> terminal.out().println(Json.text(reports));
      case SARIF -> terminal.out().println(Json.text(Sarif.of(terminal, root, findings())));
      case JUNIT -> terminal.out().print(junit());
      case CSV -> throw new IllegalArgumentException("scenarios are no table");
    }
  }

  private void pretty() {
    long failed = 0;
    for (ScenarioReport report : reports) {
      if (!report.held()) {
        failed++;
        pretty(report);
      }
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

  private void pretty(ScenarioReport report) {
    terminal
        .out()
        .println(
            AnsiStyle.BOLD.on(
                    terminal.interactive(), root.resolve(report.path()) + ":" + report.line())
                + " "
                + report.clause()
                + "\n  "
                + report.scenario());
    terminal
        .out()
        .println(
            "    "
                + terminal.say("应为 ", "expected ")
                + report.expected()
                + terminal.say("，得到 ", ", got ")
                + AnsiStyle.RED.on(
                    terminal.interactive(),
                    report.actual().isEmpty() ? terminal.say("无结果", "nothing") : report.actual()));
    report.deciding().forEach(line -> terminal.out().println("    " + line));
    report.differences().forEach(line -> terminal.out().println("    - " + line));
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
                        "scenario-fails", report.scenario(), report.expected(), report.actual()),
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
