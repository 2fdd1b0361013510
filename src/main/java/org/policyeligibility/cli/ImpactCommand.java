package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.draft.DraftLimits;
import org.policyeligibility.draft.DraftRequest;
import org.policyeligibility.profile.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a draft does to whom, over a population. */
@Command(name = "impact")
final class ImpactCommand implements Callable<Integer> {
  /** More cases than this are nothing to read; counts are complete whatever is listed. */
  private static final int MOST_CASES = 1_000;

  private static final int HEAP_MEGABYTES = 512;

  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "BASE")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "DRAFT")
  private Path draft = Path.of("");

  @Option(names = "--population", paramLabel = "FILE", required = true)
  private Path population = Path.of("");

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

  ImpactCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON, Format.CSV);
    if (cases < 0 || cases > MOST_CASES || minutes < 1) {
      throw new Misused(
          "--cases 须在 0 至 " + MOST_CASES + " 之间，--minutes 至少为 1。",
          "--cases is from 0 to " + MOST_CASES + ", --minutes at least 1.");
    }
    Vocabulary vocabulary = DiffCommand.read(draft).vocabulary();
    Population people = Population.of(population, vocabulary, profiles);
    DraftRequest request =
        new DraftRequest(
            ImpactTask.class,
            Map.of(
                ImpactTask.BASE,
                RulesFolder.of(base).files(),
                ImpactTask.DRAFT,
                RulesFolder.of(draft).files()),
            Map.of(),
            people.records());
    Map<String, Object> arguments =
        Map.of(
            "asOf",
            EvalCommand.day(asOf).toString(),
            "cases",
            cases,
            "workers",
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            "language",
            prompt.language().name(),
            "everything",
            everything);
    DraftLimits limits =
        DraftLimits.USUAL
            .heap(HEAP_MEGABYTES)
            .output(64L << 20)
            .within(Duration.ofMinutes(minutes));
    List<JsonNode> lines =
        RulesRun.of(request, arguments, limits, CompiledCache.of(prompt.environment()));
    return new ImpactPage(prompt, people.shown(), lines).write(format);
  }
}
