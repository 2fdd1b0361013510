package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the scenarios and says which do not hold, and why. */
@Command(name = "test")
final class TestCommand implements Callable<Integer> {
  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--filter", paramLabel = "TEXT")
  private String filter = "";

  @Option(names = "--coverage")
  private boolean coverage;

  @Option(names = "--threshold", paramLabel = "PERCENT")
  private double threshold;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  @Option(names = "--watch")
  private boolean watch;

  TestCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Integer call() throws IOException {
    format.among(Format.PRETTY, Format.JSON, Format.SARIF, Format.JUNIT);
    RulesFolder folder = RulesFolder.of(path);
    return watch ? Watch.over(folder, prompt, () -> once(folder)) : once(folder);
  }

  private int once(RulesFolder folder) {
    List<Trial> trials = new ArrayList<>();
    Tried.Coverage tried = new Tried.Coverage(0, List.of());
    for (TrialsRun.Line line :
        RulesRun.of(
            new TrialsRun(),
            folder.files(),
            Map.of(
                TrialsRun.BELOW,
                folder.below(),
                TrialsRun.FILTER,
                filter,
                TrialsRun.LANGUAGE,
                prompt.language().name()),
            CompiledCache.of(prompt.environment()))) {
      if (line.trial() != null) {
        trials.add(line.trial());
      }
      if (line.coverage() != null) {
        tried = line.coverage();
      }
    }
    new TrialsPage(prompt, folder.root(), trials).write(format);
    boolean enough = tried.percent() >= threshold;
    if (format == Format.PRETTY && (coverage || threshold > 0)) {
      show(tried, enough);
    }
    prompt.out().flush();
    return enough && trials.stream().allMatch(Trial::held) ? ExitCode.WELL : ExitCode.FOUND;
  }

  private void show(Tried.Coverage tried, boolean enough) {
    tried
        .missing()
        .forEach(one -> prompt.out().println("  " + prompt.say("未试：", "untried: ") + one));
    String percent = String.format(java.util.Locale.ROOT, "%.1f %%", tried.percent());
    String line =
        prompt.say(
            "条件的各种情形试了 " + percent + "（共 " + tried.possible() + " 种）",
            percent + " of " + tried.possible() + " cases of the criteria tried");
    prompt.out().println(enough ? line : Ink.RED.on(prompt, line + " < " + threshold));
  }
}
