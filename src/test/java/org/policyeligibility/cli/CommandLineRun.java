package org.policyeligibility.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.policyeligibility.cli.terminal.Terminal;

/**
 * A command, run in this process as at a prompt that is no terminal.
 *
 * @param code with which the process would end
 */
public record CommandLineRun(int code, String out, String err) {

  /** Runs in English. */
  public static CommandLineRun of(String... arguments) {
    return of(Map.of("LANG", "en"), false, arguments);
  }

  /** Runs with an environment of its own. */
  public static CommandLineRun of(
      Map<String, String> environment, boolean terminal, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal prompt =
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            environment,
            Terminal.language(arguments, environment),
            terminal);
    int code = PolicyCommand.run(prompt, arguments);
    return new CommandLineRun(code, out.toString(), err.toString());
  }
}
