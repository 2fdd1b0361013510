package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.term.FaultInWords;
import org.policyeligibility.batch.BatchInput;
import org.policyeligibility.batch.BatchOutput;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.BatchResult;
import org.policyeligibility.batch.BatchRun;
import org.policyeligibility.batch.LineEncoder;
import org.policyeligibility.batch.LineFormat;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.cli.report.CountedNames;
import org.policyeligibility.cli.report.SummaryPage;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.ProgressBar;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.draft.DraftLimits;
import org.policyeligibility.draft.task.BatchTask;
import org.policyeligibility.draft.task.CompiledCache;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.population.Population;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides every profile of a population, and writes an answer for each row and benefit. */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {
  private static final int HEAP_MEGABYTES = 512;

  /** More than any population is; each line goes to the user's own file and is gone. */
  private static final long MOST_OUTPUT = 1L << 44;

  /** Time for the rows under way to be written when the user stops. */
  private static final long MOST_SECONDS_TO_STOP = 60;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--population", paramLabel = "FILE", required = true, arity = "1..*")
  private List<Path> population = new ArrayList<>();

  @Option(names = "--to", paramLabel = "FILE", required = true)
  private Path output = Path.of("");

  @Option(names = "--rejects", paramLabel = "FILE")
  private @Nullable Path rejects;

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--sheet", paramLabel = "NAME")
  private @Nullable String sheet;

  @Option(names = "--profiles", paramLabel = "N")
  private @Nullable Long profiles;

  @Option(names = "--as-of", paramLabel = "DATE")
  private @Nullable String asOf;

  @Option(names = "--clause", paramLabel = "ID")
  private List<String> clauses = new ArrayList<>();

  @Option(names = "--benefit", paramLabel = "ID")
  private List<String> benefits = new ArrayList<>();

  @Option(names = "--outcome", paramLabel = "CODE")
  private List<String> outcomes = new ArrayList<>();

  @Option(names = "--minutes", paramLabel = "N")
  private int minutes = 30;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    format.among(Format.PRETTY, Format.JSON);
    LineFormat lines = LineFormat.of(output);
    if (minutes < 1) {
      throw UserError.usage("--minutes 至少为 1。", "--minutes is at least 1.");
    }
    refuseSameFiles();
    RulesFolder folder = RulesFolder.orShipped(path, terminal);
    Ruleset ruleset = folder.ruleset();
    EvalTask.Filters filters = new EvalTask.Filters(clauses, benefits, outcomes);
    List<InputFault> faults = filters.faults(ruleset);
    if (!faults.isEmpty()) {
      FaultInWords words =
          new FaultInWords(ruleset.vocabulary(), ruleset.register(), terminal.language());
      faults.forEach(fault -> refuse(fault, words));
      return ExitCode.FAILED;
    }
    BatchInput input = BatchInput.of(population, ruleset, new Population.Options(profiles, sheet));
    input.notes().forEach(note -> terminal.err().println(terminal.in(note)));
    BatchQuery query = new BatchQuery(day(), terminal.language(), lines, input.own());
    try (BatchOutput out = output(query, terms(query, folder.files(), input))) {
      if (!out.isComplete()
          && !run(input, out, folder, new BatchTask.Arguments(query, filters, workers()))) {
        return ExitCode.FAILED;
      }
      new SummaryPage(terminal, out.summary(), new CountedNames(ruleset)).write(format);
      return out.summary().rejected() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
  }

  /** Nobody is counted twice, and no file of people is written over. */
  private void refuseSameFiles() {
    Set<Path> files = new HashSet<>();
    for (Path file : population) {
      if (!files.add(file.toAbsolutePath().normalize())) {
        throw UserError.usage(
            "--population 中 " + file + " 写了两次；请只写一次。",
            "--population names " + file + " twice; name it once.");
      }
    }
    for (Path written : rejects == null ? List.of(output) : List.of(output, rejects)) {
      if (files.contains(written.toAbsolutePath().normalize())) {
        throw UserError.usage(
            written + " 是 --population 的文件，结果不能写在它上面；请另写一个文件名。",
            written + " is a file of --population and is not written over; name another.");
      }
    }
  }

  private static int workers() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void refuse(InputFault fault, FaultInWords words) {
    String option = "--" + fault.pointer().split("/", -1)[1].replaceAll("s$", "");
    terminal.err().println(option + terminal.say("：", ": ") + words.text(fault, Map.of(), ""));
  }

  /** A run that goes on goes on as of its day, whatever day it is now. */
  private LocalDate day() throws IOException {
    return EvalCommand.day(
        resume && asOf == null ? BatchOutput.terms(output).get("--as-of") : asOf);
  }

  private BatchOutput output(BatchQuery query, Map<String, String> terms) throws IOException {
    Path rejected = rejects == null ? BatchOutput.rejects(output) : rejects;
    LineEncoder lines = query.format().encoder(query.own());
    return resume
        ? BatchOutput.resume(output, rejected, terms, lines)
        : BatchOutput.begin(output, rejected, terms, lines);
  }

  /** All on which a byte of the output rests, by the name under which the user knows it. */
  private Map<String, String> terms(BatchQuery query, RuleFiles files, BatchInput input) {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("PATH", files.fingerprint());
    terms.put("--version", Program.version());
    terms.put("--as-of", query.asOf().toString());
    terms.put("--lang", query.language().code());
    terms.put("--clause", String.join(" ", clauses));
    terms.put("--benefit", String.join(" ", benefits));
    terms.put("--outcome", String.join(" ", outcomes));
    terms.put("--sheet", String.valueOf(sheet));
    terms.put("--profiles", String.valueOf(profiles));
    terms.put("--rejects", String.valueOf(rejects));
    terms.put("--population", population.toString());
    terms.putAll(input.digests());
    return terms;
  }

  private boolean run(
      BatchInput input, BatchOutput out, RulesFolder folder, BatchTask.Arguments arguments)
      throws IOException {
    ProgressBar bar = new ProgressBar(terminal, System::nanoTime, out.rows(), input.total());
    BatchRun run = new BatchRun(input, out, bar::at);
    CountDownLatch ended = new CountDownLatch(1);
    Thread signal = new Thread(() -> stop(run, ended), "end of a batch");
    Runtime.getRuntime().addShutdownHook(signal);
    boolean complete = false;
    try {
      complete = run.run((batches, results) -> decide(folder, arguments, batches, results));
    } finally {
      bar.end();
      if (!complete) {
        sayHowToGoOn(out.safe());
      }
      ended.countDown();
      remove(signal);
    }
    return complete;
  }

  private void sayHowToGoOn(long rows) {
    terminal
        .err()
        .println(
            terminal.say(
                "已停在第 " + rows + " 行之后，写出的各行完整；同一命令加 --resume 接着算。",
                "Stopped after "
                    + rows
                    + " rows, each of them whole; the same command with --resume goes on."));
  }

  private void decide(
      RulesFolder folder,
      BatchTask.Arguments arguments,
      Iterator<List<UnreadRow>> batches,
      Consumer<BatchResult> results) {
    DraftLimits limits =
        DraftLimits.USUAL
            .heap(HEAP_MEGABYTES)
            .output(MOST_OUTPUT)
            .within(Duration.ofMinutes(minutes));
    try {
      BatchTask.each(
          folder.files(),
          arguments,
          limits,
          CompiledCache.of(terminal.environment(), Program.version()),
          batches,
          results);
    } catch (FaultyRuleset faulty) {
      throw folder.atFault(faulty);
    }
  }

  /** When the process is told to end, the rows under way are written first. */
  private static void stop(BatchRun run, CountDownLatch ended) {
    run.stop();
    try {
      if (!ended.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        // The journal says how far the files are whole; what lies beyond is cut off.
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove(Thread signal) {
    try {
      Runtime.getRuntime().removeShutdownHook(signal);
    } catch (IllegalStateException ending) {
      // The process ends already, and waits for that thread alone.
      terminal.err().flush();
    }
  }
}
