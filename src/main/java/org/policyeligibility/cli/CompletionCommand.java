package org.policyeligibility.cli;

import java.util.concurrent.Callable;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shell completion: writes the script with which bash or zsh complete a command line. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final CommandLine root;

  CompletionCommand(Terminal terminal, CommandLine root) {
    this.terminal = terminal;
    this.root = root;
  }

  @Override
  public Integer call() {
    terminal.out().print(AutoComplete.bash(Program.NAME, root));
    return ExitCode.OK;
  }
}
