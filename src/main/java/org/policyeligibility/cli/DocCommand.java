package org.policyeligibility.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.WrittenRules;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the law as pages that need nothing but a browser: each clause beside its rule. */
@Command(name = "doc")
final class DocCommand implements Callable<Integer> {
  private static final String STYLE = "style.css";

  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--to", paramLabel = "FOLDER", required = true)
  private Path to = Path.of("");

  DocCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Ruleset ruleset = WrittenRules.read(RulesFolder.of(path).files());
      List<Scenario> scenarios = ScenarioReader.read(ruleset);
      Files.createDirectories(to);
      Files.writeString(to.resolve(STYLE), style());
      Files.writeString(to.resolve("index.html"), LawPages.index(ruleset));
      for (Document document : ruleset.documents()) {
        List<Provision> provisions =
            ruleset.catalogue().stream()
                .filter(one -> one.clause().document().equals(document))
                .toList();
        Files.writeString(
            to.resolve(document.id() + ".html"),
            LawPages.document(ruleset, document, provisions, scenarios));
      }
      prompt
          .out()
          .println(
              to.resolve("index.html")
                  + prompt.say(
                      "：" + ruleset.catalogue().size() + " 条",
                      ": " + ruleset.catalogue().size() + " clauses"));
      return ExitCode.WELL;
    } catch (FaultyRuleset faulty) {
      throw new CannotWork(
          "规则有误，先运行 check。" + faulty.faults().get(0),
          "The rules are at fault; run check first. " + faulty.faults().get(0));
    }
  }

  private static String style() throws IOException {
    try (InputStream in = DocCommand.class.getResourceAsStream("/cli/" + STYLE)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
