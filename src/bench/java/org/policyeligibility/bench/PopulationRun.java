package org.policyeligibility.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.Json;
import org.policyeligibility.batch.BatchInput;
import org.policyeligibility.batch.BatchOutput;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.BatchRow;
import org.policyeligibility.batch.BatchRun;
import org.policyeligibility.batch.LineFormat;
import org.policyeligibility.batch.RowEvaluator;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.OrderedBatches;
import org.policyeligibility.population.Population;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.drools.ShippedRules;

/**
 * Measures the evaluation of a population beside that of single profiles: the same profiles, read
 * before, decided in the same process by one thread.
 */
public final class PopulationRun {
  private static final int PROFILES = 1_000;
  private static final int ROUNDS = 150;
  private static final int COUNTED = 51;
  private static final double MICRO = 1e3;
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1 << 20;

  /** Of more rows only one benefit is written: all of them are 26 KB for a row. */
  private static final int MOST_IN_WHOLE = 100_000;

  private static final int FEW = 100_000;
  private static final int TO_WARM_UP = 3;

  private static final String BENEFIT = "work-permit-age-65";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Eligibility rules = ShippedRules.load();
  private final List<Profile> profiles = new ArrayList<>();
  private final List<BatchRow> rows = new ArrayList<>();
  private final int workers = Runtime.getRuntime().availableProcessors();

  private PopulationRun() {
    for (Profile profile :
        RandomProfiles.of(rules.ruleset().vocabulary(), 2 * PROFILES, 20_200_713)) {
      Map<String, Object> stated = RandomProfiles.stated(rules.ruleset().vocabulary(), profile);
      Profile read = rules.read(stated, "", RandomProfiles.DAY, new ArrayList<>());
      if (read != null && profiles.size() < PROFILES) {
        profiles.add(read);
        rows.add(new BatchRow("p", profiles.size(), Map.of(), Map.of(), stated, null, ""));
      }
    }
  }

  /**
   * Measures.
   *
   * @param arguments numbers of rows; 10^4, 10^5 and 10^6 where there are none
   */
  public static void main(String[] arguments) throws IOException {
    LogContext.getLogContext().getLogger("").setLevel(Level.ERROR);
    List<String> counts =
        arguments.length == 0 ? List.of("10000", "100000", "1000000") : List.of(arguments);
    PopulationRun run = new PopulationRun();
    run.singly();
    run.wholly(counts);
  }

  private RowEvaluator evaluator(Predicate<Provision> asked) {
    return new RowEvaluator(
        rules,
        new BatchQuery(RandomProfiles.DAY, Language.ZH, LineFormat.NDJSON, List.of()),
        asked,
        outcome -> true);
  }

  private static boolean isAsked(Provision provision) {
    return provision.clause().benefit().equals(BENEFIT);
  }

  /** A step on the profile of that number. */
  private static final class Measured {
    private final String name;
    private final IntConsumer step;
    private final double[] micros = new double[ROUNDS];

    Measured(String name, IntConsumer step) {
      this.name = name;
      this.step = step;
    }
  }

  /**
   * Each step by one thread, in processor time. They take turns, so that what else the machine does
   * meets all of them; the ratio is that of one turn.
   */
  private void singly() {
    Measured decision =
        new Measured(
            "decision with statuses, of profiles read before",
            i -> rules.evaluate(profiles.get(i), RandomProfiles.DAY));
    List<Measured> steps =
        List.of(
            decision,
            new Measured(
                "reading a profile",
                i -> rules.read(rows.get(i).profile(), "", RandomProfiles.DAY, new ArrayList<>())),
            new Measured(
                "a row: read, decided, one benefit written",
                batches(evaluator(PopulationRun::isAsked))),
            new Measured(
                "a row: read, decided, every benefit written",
                batches(evaluator(provision -> true))));
    for (int round = 0; round < ROUNDS; round++) {
      for (Measured step : steps) {
        step.micros[round] = micros(step.step);
      }
    }
    System.out.printf("%d profiles, one thread, µs of processor time each, median%n", PROFILES);
    for (Measured step : steps) {
      double[] ratios = new double[ROUNDS];
      Arrays.setAll(ratios, round -> decision.micros[round] / step.micros[round]);
      double micros = median(step.micros);
      System.out.printf(
          "| %s | %.1f | %,.0f a second | %.2f |%n",
          step.name, micros, 1e6 / micros, median(ratios));
    }
  }

  /** Rows by as many at once as a run takes: at each first of them, all. */
  private IntConsumer batches(RowEvaluator evaluator) {
    return i -> {
      if (i % Batches.BATCH == 0) {
        evaluator.evaluate(rows.subList(i, Math.min(i + Batches.BATCH, PROFILES)));
      }
    };
  }

  private static double micros(IntConsumer step) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < PROFILES; i++) {
      step.accept(i);
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / MICRO / PROFILES;
  }

  /** Of the last rounds: before, the program is still being compiled. */
  private static double median(double[] rounds) {
    double[] counted = Arrays.copyOfRange(rounds, ROUNDS - COUNTED, ROUNDS);
    Arrays.sort(counted);
    return counted[COUNTED / 2];
  }

  /**
   * Files of many rows, by all workers: by the clock, and in processor time of the whole process,
   * which says more where other programs work beside it. Before any counts, so many rows are run
   * that the program is compiled; small files are run until they make as many.
   */
  private void wholly(List<String> counts) throws IOException {
    Path folder = Files.createTempDirectory("population");
    System.out.printf("%n%d workers, by the clock and in processor time%n", workers);
    Path first = write(folder.resolve("first.ndjson"), FEW);
    for (int i = 0; i < TO_WARM_UP; i++) {
      written(first);
    }
    counted(first);
    for (String count : counts) {
      Path people = write(folder.resolve(count + ".ndjson"), Integer.parseInt(count));
      boolean few = Integer.parseInt(count) <= MOST_IN_WHOLE;
      for (boolean all : few ? new boolean[] {false, true} : new boolean[] {false}) {
        int times = Math.max(1, FEW / Integer.parseInt(count));
        long began = System.nanoTime();
        long used = PROCESS.getProcessCpuTime();
        long bytes = 0;
        for (int i = 0; i < times; i++) {
          bytes = all ? counted(people) : written(people);
        }
        double seconds = (System.nanoTime() - began) / NANOS;
        double rowsDone = (double) times * Integer.parseInt(count);
        System.out.printf(
            "| %s rows | %s | %.1f µs a row | %.1f µs of a processor | %,.0f rows a second and core"
                + " | %,.0f MB out | peak heap %.0f MB |%n",
            count,
            all ? "every benefit, not kept" : "one benefit, to a file",
            seconds * 1e6 / rowsDone,
            (PROCESS.getProcessCpuTime() - used) / MICRO / rowsDone,
            rowsDone / seconds / workers,
            bytes / MEGABYTE,
            peak() / MEGABYTE);
      }
    }
  }

  private Path write(Path file, int count) throws IOException {
    List<String> texts = rows.stream().map(row -> Json.text(row.profile()) + "\n").toList();
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(texts.get(i % texts.size()));
      }
    }
    return file;
  }

  private BatchInput input(Path people) {
    return BatchInput.of(List.of(people), rules.ruleset(), Population.Options.USUAL);
  }

  private long written(Path people) throws IOException {
    Path to = Files.createTempDirectory(people.getParent(), "out").resolve("out.ndjson");
    RowEvaluator part = evaluator(PopulationRun::isAsked);
    try (BatchOutput out =
        BatchOutput.begin(
            to, BatchOutput.rejects(to), Map.of(), LineFormat.NDJSON.encoder(List.of()))) {
      new BatchRun(input(people), out, (done, position) -> {})
          .run(
              (batches, results) ->
                  OrderedBatches.each(
                      batches, workers, batch -> part.evaluate(read(batch)), results));
    }
    long bytes = Files.size(to);
    Files.delete(to);
    return bytes;
  }

  private long counted(Path people) {
    RowEvaluator whole = evaluator(provision -> true);
    AtomicLong bytes = new AtomicLong();
    BatchInput input = input(people);
    OrderedBatches.each(
        new Batches(input.rows(0)),
        workers,
        batch -> whole.evaluate(read(batch)),
        result -> bytes.addAndGet(result.answers().length));
    return bytes.get();
  }

  /** As many rows at once as a run takes. */
  private record Batches(Iterator<UnreadRow> rows) implements Iterator<List<UnreadRow>> {
    private static final int BATCH = 64;

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public List<UnreadRow> next() {
      List<UnreadRow> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && rows.hasNext()) {
        batch.add(rows.next());
      }
      return batch;
    }
  }

  private static List<BatchRow> read(List<UnreadRow> batch) {
    return batch.stream().map(UnreadRow::read).toList();
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
