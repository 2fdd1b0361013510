package org.policyeligibility.cli.terminal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import org.policyeligibility.lint.Finding;

/** The SARIF 2.1.0 log of findings, which code hosts and editors show beside the line. */
public record Sarif(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
  record Run(Tool tool, List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(String name, List<Rule> rules) {}

  record Rule(String id) {}

  record Result(String ruleId, String level, Message message, List<Location> locations) {}

  public record Message(String text) {}

  record Location(PhysicalLocation physicalLocation) {}

  record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  record ArtifactLocation(String uri) {}

  record Region(int startLine) {}

  public static Sarif of(Terminal terminal, Path root, List<Finding> findings) {
    List<Rule> rules =
        findings.stream().map(Finding::code).distinct().sorted().map(Rule::new).toList();
    List<Result> results =
        findings.stream().map(finding -> result(terminal, root, finding)).toList();
    return new Sarif(
        "https://json.schemastore.org/sarif-2.1.0.json",
        "2.1.0",
        List.of(new Run(new Tool(new Driver(Program.NAME, rules)), results)));
  }

  private static Result result(Terminal terminal, Path root, Finding finding) {
    String uri = root.resolve(finding.path()).toString().replace('\\', '/');
    return new Result(
        finding.code(),
        finding.severity().code(),
        new Message(terminal.in(finding.what()) + " " + terminal.in(finding.remedy())),
        List.of(
            new Location(
                new PhysicalLocation(
                    new ArtifactLocation(uri), new Region(Math.max(1, finding.line()))))));
  }
}
