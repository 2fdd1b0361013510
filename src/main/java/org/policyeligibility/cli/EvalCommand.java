package org.policyeligibility.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.report.AnswerTable;
import org.policyeligibility.cli.report.StatedPlaces;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.draft.task.CompiledCache;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.draft.task.RulesTask;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.CalendarDay;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides one profile and says why and why not. */
@Command(name = "eval")
final class EvalCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--profile", paramLabel = "FILE", required = true)
  private Path profile = Path.of("");

  @Option(names = "--as-of", paramLabel = "DATE")
  private @Nullable String asOf;

  @Option(names = "--clause", paramLabel = "ID")
  private List<String> clauses = new ArrayList<>();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  EvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    ProfileFile file = ProfileFile.read(profile);
    LocalDate stated = file.asOf();
    RulesFolder folder = RulesFolder.orShipped(path, terminal);
    EvalTask.Filters filters = filters(folder, file.filters());
    EvalTask.Arguments arguments =
        new EvalTask.Arguments(
            file.profiles(),
            asOf == null && stated != null ? stated : day(asOf),
            filters,
            terminal.language());
    EvalTask.Line line = line(folder, arguments);
    String answer = line.answer();
    if (answer != null && format == Format.JSON) {
      terminal.out().println(answer);
      return ExitCode.OK;
    }
    StatedPlaces places = new StatedPlaces(terminal, folder.vocabulary(), file.profiles());
    if (answer == null) {
      line.faults().forEach(fault -> refuse(fault, places));
      return ExitCode.FAILED;
    }
    new AnswerTable(terminal, folder.vocabulary(), places)
        .write(tree(answer), all || !clauses.isEmpty() || filters.clauses().size() == 1);
    return ExitCode.OK;
  }

  private EvalTask.Line line(RulesFolder folder, EvalTask.Arguments arguments) {
    try {
      return RulesTask.of(
              new EvalTask(),
              folder.files(),
              arguments,
              CompiledCache.of(terminal.environment(), Program.version()))
          .get(0);
    } catch (FaultyRuleset faulty) {
      throw folder.atFault(faulty);
    }
  }

  /**
   * The filters of the run: clauses named on the command line, by a path or by their ids, replace
   * those of the file.
   */
  private EvalTask.Filters filters(RulesFolder folder, EvalTask.Filters stated) {
    List<String> named = clauses.isEmpty() ? folder.clauses() : clauses;
    return named.isEmpty()
        ? stated
        : new EvalTask.Filters(named, stated.benefits(), stated.outcomes());
  }

  /** A day that was named, or today where the law is in force. */
  static LocalDate day(@Nullable String named) {
    try {
      return named == null ? LocalDate.now(InForce.ZONE) : LocalDate.parse(named);
    } catch (DateTimeException wrong) {
      Message why =
          CalendarDay.whyNot(String.valueOf(named))
              .orElseGet(() -> Message.of("is-not-a-date", String.valueOf(named)));
      throw UserError.usage(
          "--as-of 须为真实的日期，如 2024-06-01：" + why.in(Language.ZH) + "。",
          "--as-of is a day, such as 2024-06-01: " + why.in(Language.EN) + ".");
    }
  }

  private void refuse(EvalTask.Fault fault, StatedPlaces places) {
    terminal
        .err()
        .println(
            profile
                + terminal.say("，", ", ")
                + places.name(fault.pointer())
                + terminal.say("：", ": ")
                + fault.text());
  }

  private static JsonNode tree(String answer) {
    try {
      return new ObjectMapper().readTree(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an answer of ours", impossible);
    }
  }
}
