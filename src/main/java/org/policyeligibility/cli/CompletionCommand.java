package org.policyeligibility.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Writes what bash or zsh needs to complete a command line. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  private final Prompt prompt;
  private final CommandLine whole;

  CompletionCommand(Prompt prompt, CommandLine whole) {
    this.prompt = prompt;
    this.whole = whole;
  }

  @Override
  public Integer call() {
    prompt.out().print(AutoComplete.bash(Policy.NAME, whole));
    return ExitCode.WELL;
  }
}
