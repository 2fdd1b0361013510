package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.ruleset.language.RulePrinter;
import org.policyeligibility.ruleset.text.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes rules in their one layout; what they say stays as it is. */
@Command(name = "fmt")
final class FmtCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--check")
  private boolean check;

  FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RulesFolder folder = RulesFolder.of(path);
    Map<String, String> otherwise = otherwise(folder);
    for (Map.Entry<String, String> file : otherwise.entrySet()) {
      Path written = folder.root().resolve(file.getKey());
      if (!check) {
        Files.writeString(written, file.getValue());
      }
      terminal.out().println(written);
    }
    return check && !otherwise.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
  }

  /** The files that are laid out otherwise than they should be, as they should be. */
  private Map<String, String> otherwise(RulesFolder folder) {
    RuleFiles files = folder.files();
    Map<String, String> laidOut = new TreeMap<>();
    for (String file : files.paths()) {
      if (file.endsWith(".yaml")) {
        laidOut.put(file, tidy(text(files, file)));
      }
    }
    for (Provision provision : folder.ruleset().catalogue()) {
      String file = files.folder(provision.id()) + "/rule.drl";
      if (provision.ruleText() != null) {
        rule(provision, text(files, file)).ifPresent(text -> laidOut.put(file, text));
      }
    }
    laidOut.entrySet().removeIf(file -> file.getValue().equals(text(files, file.getKey())));
    laidOut.keySet().removeIf(file -> !folder.holds(file));
    return laidOut;
  }

  private static String text(RuleFiles files, String file) {
    return Optional.ofNullable(files.text(file)).orElse("");
  }

  /** No blank at the end of a line, one line end at the end of the file. */
  private static String tidy(String text) {
    return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).stripTrailing()
        + "\n";
  }

  /** The words above the rule, then the rule; empty where a remark within it would be lost. */
  private Optional<String> rule(Provision provision, String text) {
    List<String> words = new ArrayList<>();
    boolean within = false;
    for (String line : text.lines().toList()) {
      if (within && line.contains("//")) {
        terminal
            .err()
            .println(
                terminal.say(
                    provision.id() + "：规则中间有注释，未改动；请移到规则上方。",
                    provision.id() + ": a remark within the rule; move it above. Left as it is."));
        return Optional.empty();
      }
      within |= line.startsWith("package ");
      if (!within && !line.isBlank()) {
        words.add(line.stripTrailing());
      }
    }
    words.add(RulePrinter.print(provision));
    return Optional.of(String.join("\n", words));
  }
}
