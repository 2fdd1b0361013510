package org.policyeligibility.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.LintCode;
import org.policyeligibility.lint.LintPage;
import org.policyeligibility.profile.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Help: explains a command or the code of a finding. */
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final CommandLine root;

  @Parameters(index = "0", paramLabel = "TOPIC", defaultValue = "")
  private String topic = "";

  HelpCommand(Terminal terminal, CommandLine root) {
    this.terminal = terminal;
    this.root = root;
  }

  @Override
  public Integer call() {
    String topic = this.topic.toLowerCase(Locale.ROOT);
    CommandLine command = root.getSubcommands().get(topic);
    if (topic.isEmpty() || command != null) {
      (command == null ? root : command).usage(terminal.out());
      if (topic.isEmpty()) {
        terminal.out().println(terminal.say("可解释的问题：", "Findings explained: "));
        codes().forEach(code -> terminal.out().println("  " + code));
      }
      return ExitCode.OK;
    }
    if (!codes().contains(topic)) {
      List<String> known =
          Stream.concat(codes().stream(), root.getSubcommands().keySet().stream()).toList();
      String nearest =
          NearestName.to(topic, known)
              .map(name -> terminal.say("是否要查 " + name + "？", " Did you mean " + name + "?"))
              .orElse("");
      terminal.err().println(terminal.say("没有这个主题。", "There is no such topic.") + nearest);
      return ExitCode.USAGE;
    }
    explain(topic, LintPage.of(topic));
    return ExitCode.OK;
  }

  private static List<String> codes() {
    return Stream.concat(
            Stream.of(Finding.UNREADABLE), Arrays.stream(LintCode.values()).map(LintCode::code))
        .toList();
  }

  private void explain(String topic, LintPage page) {
    PrintWriter out = terminal.out();
    out.println(
        AnsiStyle.BOLD.on(terminal.interactive(), topic + "  " + terminal.in(page.title())));
    out.println();
    out.println(terminal.in(page.why()));
    out.println();
    out.println(
        AnsiStyle.RED.on(terminal.interactive(), terminal.say("不当：", "Bad:")) + "  " + page.in());
    page.bad().lines().forEach(line -> out.println("    " + line));
    out.println(AnsiStyle.GREEN.on(terminal.interactive(), terminal.say("妥当：", "Good:")));
    page.good().lines().forEach(line -> out.println("    " + line));
  }
}
