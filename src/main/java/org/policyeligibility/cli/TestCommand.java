package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the scenarios and says which do not hold, and why. */
@Command(name = "test")
final class TestCommand implements Callable<Integer> {
  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "PATH")
  private Path path = Path.of("rules");

  @Option(names = "--filter", paramLabel = "TEXT")
  private @Nullable String filter;

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
    List<Trial> trials = Trials.of(folder, prompt, filter);
    new TrialsPage(prompt, folder.root(), trials).write(format);
    prompt.out().flush();
    return trials.stream().allMatch(Trial::held) ? ExitCode.WELL : ExitCode.FOUND;
  }
}
