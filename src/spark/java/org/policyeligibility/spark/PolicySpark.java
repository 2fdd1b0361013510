package org.policyeligibility.spark;

import org.apache.spark.sql.SparkSession;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.ExceptionText;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that is submitted to a cluster: a verb as at the prompt of one machine. */
@Command(name = "policy-spark", mixinStandardHelpOptions = true)
public final class PolicySpark {
  private PolicySpark() {}

  /** Runs a job and ends its session; a cluster takes any code but 0 for a failed job. */
  public static void main(String[] arguments) {
    int code = run(Terminal.ofProcess(arguments), arguments);
    SparkSession.getDefaultSession()
        .foreach(
            session -> {
              session.stop();
              return null;
            });
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  static int run(Terminal terminal, String... arguments) {
    CommandLine line =
        new CommandLine(new PolicySpark())
            .addSubcommand(new EvaluateJob(terminal))
            .addSubcommand(new ImpactJob(terminal))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setExecutionExceptionHandler((failed, command, given) -> failed(terminal, failed));
    int code = line.execute(arguments);
    terminal.out().flush();
    return code;
  }

  private static int failed(Terminal terminal, Exception failed) {
    if (failed instanceof FaultyRuleset faulty) {
      terminal.err().println(terminal.in(faulty.text()));
      return ExitCode.FAILED;
    }
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError error) {
        Text text = error.text();
        terminal.err().println(text == null ? error.getMessage() : terminal.in(text));
        return error.isUsage() ? ExitCode.USAGE : ExitCode.FAILED;
      }
    }
    failed.printStackTrace(terminal.err());
    terminal.err().println(terminal.in(ExceptionText.of(failed)));
    return ExitCode.FAILED;
  }
}
