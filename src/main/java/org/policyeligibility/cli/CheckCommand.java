package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.cli.terminal.Watch;
import org.policyeligibility.law.Document;
import org.policyeligibility.lint.Checked;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Severity;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.proof.QuoteProver;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the rules and says what is wrong or doubtful in them; nothing is run. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--sources", paramLabel = "FOLDER")
  private @Nullable Path sources;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  @Option(names = "--watch")
  private boolean watch;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    format.among(Format.PRETTY, Format.JSON, Format.SARIF, Format.JUNIT);
    RulesFolder folder = RulesFolder.of(path);
    return watch ? Watch.over(folder.root(), terminal, () -> once(folder)) : once(folder);
  }

  private int once(RulesFolder folder) throws IOException {
    RuleFiles files = folder.files();
    if (!files.passedOver().isEmpty()) {
      terminal
          .err()
          .println(terminal.say("已略过：", "passed over: ") + String.join(", ", files.passedOver()));
    }
    Checked checked = Checked.of(files, sources);
    List<Finding> findings = new ArrayList<>(checked.findings());
    Ruleset ruleset = checked.ruleset();
    int proved = ruleset == null || sources == null ? 0 : prove(folder, ruleset, sources, findings);
    keepWhatConcerns(folder, ruleset != null, findings);
    new FindingsPage(terminal, folder.root(), findings).write(format);
    if (format == Format.PRETTY) {
      conclude(findings, proved);
    }
    terminal.out().flush();
    return code(findings);
  }

  /**
   * Keeps what was found in the folder. Where the rules cannot be read it was not checked: then
   * what stands in the files of all the law is kept too, and where that is nothing, all.
   */
  private static void keepWhatConcerns(
      RulesFolder folder, boolean readable, List<Finding> findings) {
    Predicate<Finding> within = finding -> folder.holds(finding.path());
    Predicate<Finding> concerns =
        readable ? within : within.or(finding -> finding.path().indexOf('/') < 0);
    if (readable || findings.stream().anyMatch(concerns)) {
      findings.removeIf(concerns.negate());
    }
  }

  private static int prove(
      RulesFolder folder, Ruleset ruleset, Path sources, List<Finding> findings)
      throws IOException {
    List<Document> documents =
        ruleset.documents().stream()
            .filter(
                document ->
                    folder.holds(document.id() + "/document.yaml")
                        || folder.below().startsWith(document.id() + "/"))
            .toList();
    try {
      return QuoteProver.of(ruleset, documents, sources).quotes();
    } catch (FaultyRuleset faulty) {
      faulty.faults().forEach(fault -> findings.add(Finding.of(fault)));
      return 0;
    }
  }

  private void conclude(List<Finding> findings, int proved) {
    long errors = count(findings, Severity.ERROR);
    long warnings = count(findings, Severity.WARNING);
    String quotes =
        proved > 0
            ? terminal.say(proved + " 处引文逐字核对无误", proved + " quotes found word for word")
            : sources == null
                ? terminal.say("引文未核对（--sources）", "quotes not proved (--sources)")
                : terminal.say("改正之前引文未核对", "quotes not proved before this is mended");
    String tried = terminal.say("；情形未试算（policy test）", "; scenarios not run (policy test)");
    terminal
        .out()
        .println(
            findings.isEmpty()
                ? AnsiStyle.GREEN.on(
                        terminal.interactive(), terminal.say("没有发现问题；", "nothing to mend; "))
                    + quotes
                    + tried
                : terminal.say(
                    errors + " 处错误，" + warnings + " 处警告；" + quotes + tried,
                    errors + " errors, " + warnings + " warnings; " + quotes + tried));
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static int code(List<Finding> findings) {
    if (count(findings, Severity.ERROR) > 0) {
      return ExitCode.FINDINGS;
    }
    return findings.isEmpty() ? ExitCode.OK : ExitCode.WARNINGS;
  }
}
