package org.policyeligibility.cli;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.ResourceBundle;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.ExceptionText;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.LocalisedHelp;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.MessageBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The root command: parses a command line and runs the verb it names. Each verb is a class of its
 * own, so that a short command loads one.
 */
@Command(
    name = Program.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = Program.class,
    scope = ScopeType.INHERIT)
public final class PolicyCommand {
  /** Loggers of the libraries, turned off: a drafter has no use for them. Held, or they return. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.drools"), Logger.getLogger("org.kie"));

  private static final String TRACE = "POLICY_TRACE";

  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  private @Nullable String language;

  private PolicyCommand() {}

  /** Runs a command line at the process's own terminal. */
  static int run(String... arguments) {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    return run(Terminal.ofProcess(arguments), arguments);
  }

  static int run(Terminal terminal, String... arguments) {
    PolicyCommand policy = new PolicyCommand();
    CommandLine line = new CommandLine(policy);
    subcommands(terminal, line, arguments).forEach(line::addSubcommand);
    ResourceBundle words = help(terminal.language());
    line.setResourceBundle(words);
    line.setHelpFactory((command, colours) -> new LocalisedHelp(command, colours, words));
    line.getCommandSpec()
        .usageMessage()
        .synopsisSubcommandLabel("[" + LocalisedHelp.label("COMMAND", words) + "]");
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler((wrong, given) -> misused(terminal, wrong));
    line.setExecutionExceptionHandler((failed, command, given) -> failed(terminal, failed));
    line.setExecutionStrategy(parsed -> execute(terminal, policy, parsed));
    int code;
    try {
      code = line.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      code = broken(terminal, exhausted);
    }
    if (terminal.out().checkError()) {
      terminal
          .err()
          .println(
              terminal.say(
                  "结果没有全部写出：标准输出已关闭或已满。", "Not all was written: the output is closed or full."));
      return ExitCode.FAILED;
    }
    return code;
  }

  /** The command that is named first, made alone: that saves a tenth of a second; else all. */
  private static List<Object> subcommands(
      Terminal terminal, CommandLine line, String... arguments) {
    return switch (arguments.length == 0 ? "" : arguments[0]) {
      case "check" -> List.of(new CheckCommand(terminal));
      case "test" -> List.of(new TestCommand(terminal));
      default ->
          List.of(
              new CheckCommand(terminal),
              new TestCommand(terminal),
              new EvalCommand(terminal),
              new DiffCommand(terminal),
              new ImpactCommand(terminal),
              new EvaluateCommand(terminal),
              new NewClauseCommand(terminal),
              new FmtCommand(terminal),
              new DocCommand(terminal),
              new VerifyCommand(terminal),
              new FactsCommand(terminal),
              new ZonesCommand(terminal),
              new HelpCommand(terminal, line),
              new CompletionCommand(terminal, line));
    };
  }

  /** In the language that is asked for, whatever the platform's own is. */
  private static ResourceBundle help(Language language) {
    return MessageBundle.of("cli.help", language);
  }

  private static int execute(Terminal terminal, PolicyCommand policy, ParseResult parsed) {
    if (policy.language != null && !List.of("zh", "en").contains(policy.language)) {
      terminal.err().println(terminal.say("--lang 须为 zh 或 en。", "--lang is zh or en."));
      return ExitCode.USAGE;
    }
    if (!parsed.hasSubcommand() && parsed.expandedArgs().isEmpty()) {
      parsed.commandSpec().commandLine().usage(parsed.commandSpec().commandLine().getOut());
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(Terminal terminal, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    if (isUnreadable(wrong)) {
      terminal.err().println(terminal.in(ExceptionText.FILE_NAME));
      return ExitCode.USAGE;
    }
    terminal.err().println(terminal.language() == Language.EN ? wrong.getMessage() : zh(wrong));
    terminal.err().println(terminal.say("用法见 ", "See ") + command + " --help");
    terminal.err().flush();
    return ExitCode.USAGE;
  }

  /** Whether an argument came through as no text: the locale has no characters for it. */
  private static boolean isUnreadable(ParameterException wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException) {
        return true;
      }
    }
    return String.valueOf(wrong.getMessage()).contains("\uFFFD");
  }

  private static String zh(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      return "无法理解："
          + String.join(" ", unmatched.getUnmatched())
          + (nearest.isEmpty() ? "" : "；是否指 " + String.join("、", nearest) + "？");
    }
    if (wrong instanceof MissingParameterException missing) {
      return "缺少："
          + String.join("，", missing.getMissing().stream().map(PolicyCommand::named).toList());
    }
    ArgSpec argument = wrong.getArgSpec();
    return argument == null || wrong.getValue() == null
        ? "命令行有误。"
        : named(argument) + " 不能是 " + wrong.getValue() + "。";
  }

  /** An argument as the help calls it. */
  private static String named(ArgSpec argument) {
    String label = LocalisedHelp.label(argument.paramLabel(), help(Language.ZH));
    return argument instanceof OptionSpec option ? option.longestName() + " " + label : label;
  }

  private static int failed(Terminal terminal, Exception failed) {
    if (failed instanceof UserError error) {
      terminal.err().println(terminal.in(error.text()));
      if (System.getProperty("user.dir").contains("\uFFFD")) {
        terminal.err().println(terminal.in(ExceptionText.FILE_NAME));
      }
      return error.isUsage() ? ExitCode.USAGE : ExitCode.FAILED;
    }
    if (failed instanceof RulesAtFault faulty) {
      new FindingsPage(terminal, faulty.root(), faulty.faults().stream().map(Finding::of).toList())
          .explain();
      return ExitCode.FAILED;
    }
    return broken(terminal, failed);
  }

  /** Reports an unexpected failure as a sentence; the stack trace is for those who ask for it. */
  private static int broken(Terminal terminal, Throwable failed) {
    if (terminal.environment().containsKey(TRACE)) {
      failed.printStackTrace(terminal.err());
    }
    terminal.err().println(terminal.in(ExceptionText.of(failed)));
    return ExitCode.FAILED;
  }
}
