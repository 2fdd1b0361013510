package org.policyeligibility.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.LintCode;
import org.policyeligibility.lint.LintPage;
import org.policyeligibility.profile.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains a command or a finding. */
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {
  private final Prompt prompt;
  private final CommandLine whole;

  @Parameters(index = "0", paramLabel = "TOPIC", defaultValue = "")
  private String topic = "";

  HelpCommand(Prompt prompt, CommandLine whole) {
    this.prompt = prompt;
    this.whole = whole;
  }

  @Override
  public Integer call() {
    CommandLine command = whole.getSubcommands().get(topic);
    if (topic.isEmpty() || command != null) {
      (command == null ? whole : command).usage(prompt.out());
      if (topic.isEmpty()) {
        prompt.out().println(prompt.say("可解释的问题：", "Findings explained: "));
        codes().forEach(code -> prompt.out().println("  " + code));
      }
      return ExitCode.WELL;
    }
    if (!codes().contains(topic)) {
      List<String> known =
          Stream.concat(codes().stream(), whole.getSubcommands().keySet().stream()).toList();
      String nearest = Nearest.to(topic, known).map(one -> " " + one + "?").orElse("");
      prompt.err().println(prompt.say("没有这个主题。", "There is no such topic.") + nearest);
      return ExitCode.USAGE;
    }
    explain(LintPage.of(topic));
    return ExitCode.WELL;
  }

  private static List<String> codes() {
    return Stream.concat(
            Stream.of(Finding.UNREADABLE), Arrays.stream(LintCode.values()).map(LintCode::code))
        .toList();
  }

  private void explain(LintPage page) {
    PrintWriter out = prompt.out();
    out.println(Ink.BOLD.on(prompt, topic + "  " + prompt.in(page.title())));
    out.println();
    out.println(prompt.in(page.why()));
    out.println();
    out.println(Ink.RED.on(prompt, prompt.say("不当：", "Bad:")) + "  " + page.in());
    page.bad().lines().forEach(line -> out.println("    " + line));
    out.println(Ink.GREEN.on(prompt, prompt.say("妥当：", "Good:")));
    page.good().lines().forEach(line -> out.println("    " + line));
  }
}
