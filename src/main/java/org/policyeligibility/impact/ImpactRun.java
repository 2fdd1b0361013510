package org.policyeligibility.impact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.InputFault;

/**
 * A population, read record by record and forgotten again; only counts and some cases are kept, so
 * that memory does not grow with it.
 */
public final class ImpactRun {
  private static final int BATCH = 500;

  /** Batches read ahead for each worker; more wait outside. */
  private static final int AHEAD = 4;

  /** After so many records that cannot be read, no more are looked at. */
  private static final int MOST_UNREADABLE = 20;

  private final Impact impact;
  private final int mostCases;
  private final Tally tally = new Tally();
  private final List<FlippedCase> cases = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();

  /** A record of the population that is no profile. */
  public record Unreadable(PopulationRecord record, List<InputFault> faults) {
    public Unreadable {
      faults = List.copyOf(faults);
    }
  }

  /** The findings of one worker on one batch. */
  private record Found(Tally tally, List<FlippedCase> cases, List<Unreadable> unreadable) {}

  private ImpactRun(Impact impact, int mostCases) {
    this.impact = impact;
    this.mostCases = mostCases;
  }

  /**
   * Runs a whole population.
   *
   * @param records as text, one profile each
   * @param parse the text of a record
   * @param mostCases that are kept, the first ones
   * @param workers at the same time
   */
  public static ImpactRun of(
      Impact impact,
      Iterator<String> records,
      Function<String, PopulationRecord> parse,
      int mostCases,
      int workers) {
    ImpactRun run = new ImpactRun(impact, mostCases);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      run.feed(records, parse, pool, workers * AHEAD);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a batch failed", failed.getCause());
    } finally {
      pool.shutdownNow();
    }
    return run;
  }

  private void feed(
      Iterator<String> records,
      Function<String, PopulationRecord> parse,
      ExecutorService pool,
      int ahead)
      throws InterruptedException, ExecutionException {
    Deque<Future<Found>> open = new ArrayDeque<>();
    while (records.hasNext() && unreadable.size() < MOST_UNREADABLE) {
      List<String> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && records.hasNext()) {
        batch.add(records.next());
      }
      int room = mostCases - cases.size();
      open.add(pool.submit(() -> found(batch, parse, room)));
      if (open.size() >= ahead) {
        add(open.remove().get());
      }
    }
    for (Future<Found> last : open) {
      add(last.get());
    }
  }

  private Found found(List<String> batch, Function<String, PopulationRecord> parse, int room) {
    Found found = new Found(new Tally(), new ArrayList<>(), new ArrayList<>());
    for (String line : batch) {
      List<InputFault> faults = new ArrayList<>();
      PopulationRecord record = parse.apply(line);
      Optional<FlippedCase> flipped = impact.of(record, faults);
      if (!faults.isEmpty()) {
        found.unreadable().add(new Unreadable(record, faults));
      } else {
        found.tally().addProfile(String.valueOf(record.profile().get("type")));
      }
      if (flipped.isPresent()) {
        found.tally().add(flipped.get(), impact.vocabulary());
        if (found.cases().size() < room) {
          found.cases().add(flipped.get());
        }
      }
    }
    return found;
  }

  private void add(Found found) {
    tally.add(found.tally());
    found.cases().stream().limit(mostCases - cases.size()).forEach(cases::add);
    found.unreadable().stream().limit(MOST_UNREADABLE - unreadable.size()).forEach(unreadable::add);
  }

  public Tally tally() {
    return tally;
  }

  /** The first flipped cases. */
  public List<FlippedCase> cases() {
    return List.copyOf(cases);
  }

  /** Where this is not empty, nothing that was counted is an answer. */
  public List<Unreadable> unreadable() {
    return List.copyOf(unreadable);
  }
}
