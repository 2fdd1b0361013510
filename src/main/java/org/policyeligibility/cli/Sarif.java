package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.policyeligibility.lint.Finding;

/** SARIF 2.1.0, which code hosts and editors show beside the line. */
final class Sarif {
  private Sarif() {}

  static Map<String, Object> of(Prompt prompt, Path root, List<Finding> findings) {
    List<Map<String, String>> rules =
        findings.stream()
            .map(Finding::code)
            .distinct()
            .sorted()
            .map(id -> Map.of("id", id))
            .toList();
    return Map.of(
        "$schema",
        "https://json.schemastore.org/sarif-2.1.0.json",
        "version",
        "2.1.0",
        "runs",
        List.of(
            Map.of(
                "tool",
                Map.of("driver", Map.of("name", "policy", "rules", rules)),
                "results",
                findings.stream().map(finding -> result(prompt, root, finding)).toList())));
  }

  private static Map<String, Object> result(Prompt prompt, Path root, Finding finding) {
    String uri = root.resolve(finding.path()).toString().replace('\\', '/');
    Map<String, Object> file = Map.of("uri", uri);
    return Map.of(
        "ruleId",
        finding.code(),
        "level",
        finding.severity().code(),
        "message",
        Map.of("text", prompt.in(finding.what()) + " " + prompt.in(finding.remedy())),
        "locations",
        List.of(
            Map.of(
                "physicalLocation",
                Map.of(
                    "artifactLocation",
                    file,
                    "region",
                    Map.of("startLine", Math.max(1, finding.line()))))));
  }
}
