package org.policyeligibility.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Severity;

/** Findings as a drafter, an editor or a build server reads them. */
final class FindingsPage {
  private final Prompt prompt;
  private final Path root;
  private final List<Finding> findings;

  FindingsPage(Prompt prompt, Path root, List<Finding> findings) {
    this.prompt = prompt;
    this.root = root;
    this.findings = findings.stream().sorted(Finding.BY_PLACE).toList();
  }

  void write(Format format) {
    switch (format) {
      case PRETTY -> findings.forEach(this::pretty);
      case JSON -> prompt.out().println(json(findings.stream().map(this::view).toList()));
      case SARIF -> prompt.out().println(json(Sarif.of(prompt, root, findings)));
      case JUNIT -> prompt.out().print(junit());
      case CSV -> throw new IllegalArgumentException("findings are no table");
    }
  }

  static String json(Object view) {
    return new String(Wire.bytes(view), StandardCharsets.UTF_8);
  }

  private void pretty(Finding finding) {
    boolean error = finding.severity() == Severity.ERROR;
    prompt
        .out()
        .println(
            Ink.BOLD.on(prompt, place(finding))
                + ": "
                + (error
                    ? Ink.RED.on(prompt, prompt.say("错误", "error"))
                    : Ink.YELLOW.on(prompt, prompt.say("警告", "warning")))
                + " "
                + Ink.FAINT.on(prompt, "[" + finding.code() + "]")
                + " "
                + prompt.in(finding.what())
                + "\n    "
                + prompt.in(finding.remedy()));
  }

  /** As a terminal makes it a link: a path from here, and the line. */
  private String place(Finding finding) {
    return root.resolve(finding.path()) + (finding.line() > 0 ? ":" + finding.line() : "");
  }

  private Map<String, Object> view(Finding finding) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("code", finding.code());
    view.put("severity", finding.severity().code());
    view.put("path", finding.path());
    view.put("line", finding.line());
    view.put("what", prompt.in(finding.what()));
    view.put("remedy", prompt.in(finding.remedy()));
    return view;
  }

  private String junit() {
    List<Junit.Case> cases = new ArrayList<>();
    for (Finding finding : findings) {
      cases.add(
          new Junit.Case(
              finding.path(),
              finding.code() + ":" + finding.line(),
              prompt.in(finding.what()) + "\n" + prompt.in(finding.remedy())));
    }
    if (cases.isEmpty()) {
      cases.add(new Junit.Case("rules", "check", null));
    }
    return Junit.of("check", cases);
  }
}
