package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Junit;
import org.policyeligibility.cli.terminal.Sarif;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.lint.FaultKind;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Severity;

/** The report of findings, in the format that a drafter, an editor or a build server reads. */
final class FindingsPage {
  private final Terminal terminal;
  private final Path root;
  private final List<Finding> findings;

  FindingsPage(Terminal terminal, Path root, List<Finding> findings) {
    this.terminal = terminal;
    this.root = root;
    this.findings = findings.stream().sorted(Finding.BY_PLACE).toList();
  }

  void write(Format format) {
    switch (format) {
      case PRETTY -> findings.forEach(finding -> terminal.out().println(pretty(finding)));
      case JSON -> terminal.out().println(Json.text(findings.stream().map(this::view).toList()));
      case SARIF -> terminal.out().println(Json.text(Sarif.of(terminal, root, findings)));
      case JUNIT -> terminal.out().print(junit());
      case CSV -> throw new IllegalArgumentException("findings are no table");
    }
  }

  /** Writes them where errors go: another command than {@code check} cannot go on. */
  void explain() {
    findings.forEach(finding -> terminal.err().println(pretty(finding)));
  }

  private String pretty(Finding finding) {
    boolean error = finding.severity() == Severity.ERROR;
    return AnsiStyle.BOLD.on(terminal.interactive(), place(finding))
        + ": "
        + (error
            ? AnsiStyle.RED.on(terminal.interactive(), terminal.say("错误", "error"))
            : AnsiStyle.YELLOW.on(terminal.interactive(), terminal.say("警告", "warning")))
        + " "
        + AnsiStyle.FAINT.on(terminal.interactive(), tag(finding))
        + " "
        + terminal.in(finding.what())
        + "\n    "
        + terminal.in(finding.remedy());
  }

  /** The code, and of what cannot be read the kind of the fault. */
  private String tag(Finding finding) {
    FaultKind kind = finding.kind();
    return "["
        + finding.code()
        + (kind == null ? "" : terminal.say("：", ": ") + terminal.in(kind.title()))
        + "]";
  }

  /** As a terminal makes it a link: a path from here, and the line. */
  private String place(Finding finding) {
    return Terminal.onOneLine(root.resolve(finding.path()).toString())
        + (finding.line() > 0 ? ":" + finding.line() : "");
  }

  private Map<String, Object> view(Finding finding) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("code", finding.code());
    if (finding.kind() != null) {
      view.put("kind", finding.kind().code());
    }
    view.put("severity", finding.severity().code());
    view.put("path", finding.path());
    view.put("line", finding.line());
    view.put("what", terminal.in(finding.what()));
    view.put("remedy", terminal.in(finding.remedy()));
    return view;
  }

  private String junit() {
    List<Junit.Case> cases = new ArrayList<>();
    for (Finding finding : findings) {
      cases.add(
          new Junit.Case(
              finding.path(),
              finding.code() + ":" + finding.line(),
              terminal.in(finding.what()) + "\n" + terminal.in(finding.remedy())));
    }
    if (cases.isEmpty()) {
      cases.add(new Junit.Case("rules", "check", null));
    }
    return Junit.of("check", cases);
  }
}
