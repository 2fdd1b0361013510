package org.policyeligibility.cli;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The drafter's bench at a prompt: one class for each verb. */
@Command(
    name = Policy.NAME,
    mixinStandardHelpOptions = true,
    version = Policy.VERSION,
    scope = ScopeType.INHERIT)
final class Policy {
  static final String NAME = "policy";
  static final String VERSION = "0.1.0";

  /** What the libraries say of themselves is of no use to a drafter; held, so that it stays so. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.drools"), Logger.getLogger("org.kie"));

  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  private @Nullable String language;

  private Policy() {}

  /** Runs a command line at the process's own prompt. */
  static int run(String... arguments) {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    return run(Prompt.ofProcess(arguments), arguments);
  }

  static int run(Prompt prompt, String... arguments) {
    Policy policy = new Policy();
    CommandLine line = new CommandLine(policy);
    commands(prompt, line, arguments).forEach(line::addSubcommand);
    line.setResourceBundle(help(prompt.language()));
    line.setOut(prompt.out());
    line.setErr(prompt.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            prompt.terminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((wrong, given) -> misused(prompt, wrong));
    line.setExecutionExceptionHandler((failed, command, given) -> failed(prompt, failed));
    line.setExecutionStrategy(parsed -> execute(prompt, policy, parsed));
    int code = line.execute(arguments);
    prompt.out().flush();
    return code;
  }

  /** The command that is named first, made alone: that saves a tenth of a second; else all. */
  private static List<Object> commands(Prompt prompt, CommandLine line, String... arguments) {
    return switch (arguments.length == 0 ? "" : arguments[0]) {
      case "check" -> List.of(new CheckCommand(prompt));
      case "test" -> List.of(new TestCommand(prompt));
      default ->
          List.of(
              new CheckCommand(prompt),
              new TestCommand(prompt),
              new EvalCommand(prompt),
              new DiffCommand(prompt),
              new ImpactCommand(prompt),
              new NewClauseCommand(prompt),
              new FmtCommand(prompt),
              new DocCommand(prompt),
              new VerifyCommand(prompt),
              new HelpCommand(prompt, line),
              new CompletionCommand(prompt, line));
    };
  }

  /** In the language that is asked for, whatever the platform's own is. */
  private static ResourceBundle help(Language language) {
    return ResourceBundle.getBundle(
        "cli.help",
        Locale.forLanguageTag(language.tag()),
        Policy.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static int execute(Prompt prompt, Policy policy, ParseResult parsed) {
    if (policy.language != null && !List.of("zh", "en").contains(policy.language)) {
      prompt.err().println(prompt.say("--lang 须为 zh 或 en。", "--lang is zh or en."));
      return ExitCode.USAGE;
    }
    if (!parsed.hasSubcommand() && parsed.expandedArgs().isEmpty()) {
      parsed.commandSpec().commandLine().usage(parsed.commandSpec().commandLine().getOut());
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(Prompt prompt, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    prompt.err().println(prompt.language() == Language.EN ? wrong.getMessage() : zh(wrong));
    prompt.err().println(prompt.say("用法见 ", "See ") + command + " --help");
    prompt.err().flush();
    return ExitCode.USAGE;
  }

  private static String zh(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return "无法理解：" + String.join(" ", unmatched.getUnmatched());
    }
    if (wrong instanceof MissingParameterException missing) {
      return "缺少："
          + String.join(
              "，",
              missing.getMissing().stream().map(CommandLine.Model.ArgSpec::paramLabel).toList());
    }
    return "命令行有误：" + wrong.getMessage();
  }

  private static int failed(Prompt prompt, Exception failed) throws Exception {
    if (failed instanceof CannotWork cannot) {
      prompt.err().println(prompt.in(cannot.reason()));
      return ExitCode.FAILED;
    }
    if (failed instanceof Misused misused) {
      prompt.err().println(prompt.in(misused.reason()));
      return ExitCode.USAGE;
    }
    throw failed;
  }
}
