package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.report.CountedNames;
import org.policyeligibility.cli.report.ImpactPage;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Program;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.draft.DraftLimits;
import org.policyeligibility.draft.DraftRequest;
import org.policyeligibility.draft.task.CompiledCache;
import org.policyeligibility.draft.task.ImpactTask;
import org.policyeligibility.draft.task.RulesTask;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a draft does to whom, over a population. */
@Command(name = "impact")
final class ImpactCommand implements Callable<Integer> {
  /** More cases than this are nothing to read; counts are complete whatever is listed. */
  private static final int MOST_CASES = 1_000;

  private static final int HEAP_MEGABYTES = 512;

  /** So few are decided before optimised code would be ready. */
  private static final int FEW = 1_000;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BASE")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "DRAFT")
  private Path draft = Path.of("");

  @Option(names = "--population", paramLabel = "FILE", required = true)
  private Path population = Path.of("");

  @Option(names = "--sheet", paramLabel = "NAME")
  private @Nullable String sheet;

  @Option(names = "--profiles", paramLabel = "N")
  private @Nullable Long profiles;

  @Option(names = "--as-of", paramLabel = "DATE")
  private @Nullable String asOf;

  @Option(names = "--cases", paramLabel = "N")
  private int cases = 10;

  @Option(names = "--everything")
  private boolean everything;

  @Option(names = "--minutes", paramLabel = "N")
  private int minutes = 30;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  ImpactCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON, Format.CSV);
    if (cases < 0 || cases > MOST_CASES || minutes < 1) {
      throw UserError.usage(
          "--cases 须在 0 至 " + MOST_CASES + " 之间，--minutes 至少为 1。",
          "--cases is from 0 to " + MOST_CASES + ", --minutes at least 1.");
    }
    Ruleset proposed = RulesFolder.of(draft).ruleset();
    CountedNames names = new CountedNames(proposed, RulesFolder.of(base).ruleset());
    Population people =
        Population.of(population, proposed, new Population.Options(profiles, sheet));
    people.notes().forEach(note -> terminal.err().println(terminal.in(note)));
    Iterator<PopulationRecord> records = people.records();
    List<String> first = new ArrayList<>();
    while (first.size() < FEW && records.hasNext()) {
      first.add(Json.text(records.next()));
    }
    boolean few = !records.hasNext();
    Stream<PopulationRecord> rest =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED), false);
    Iterator<String> sent = Stream.concat(first.stream(), rest.map(Json::text)).iterator();
    DraftRequest request =
        new DraftRequest(
            ImpactTask.class,
            Map.of(
                ImpactTask.BASE,
                RulesFolder.of(base).files(),
                ImpactTask.DRAFT,
                RulesFolder.of(draft).files()),
            Map.of(),
            few,
            () -> sent);
    ImpactTask.Arguments arguments =
        new ImpactTask.Arguments(
            EvalCommand.day(asOf),
            cases,
            Runtime.getRuntime().availableProcessors(),
            terminal.language(),
            everything);
    DraftLimits limits =
        DraftLimits.USUAL
            .heap(HEAP_MEGABYTES)
            .output(64L << 20)
            .within(Duration.ofMinutes(minutes));
    try {
      List<JsonNode> lines =
          RulesTask.of(
              request,
              arguments,
              limits,
              CompiledCache.of(terminal.environment(), Program.version()));
      return new ImpactPage(terminal, names, people.shown(), lines).write(format);
    } catch (FaultyRuleset faulty) {
      // The draft was read before: it is the base that cannot be put in force.
      throw RulesFolder.of(base).atFault(faulty);
    }
  }
}
