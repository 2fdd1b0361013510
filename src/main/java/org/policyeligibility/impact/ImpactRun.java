package org.policyeligibility.impact;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.policyeligibility.population.OrderedBatches;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.InputFault;

/**
 * A population, read record by record and forgotten again; only counts and some cases are kept, so
 * that memory does not grow with it.
 */
public final class ImpactRun {
  private static final int BATCH = 500;

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
    OrderedBatches.each(run.batches(records), workers, batch -> run.found(batch, parse), run::add);
    return run;
  }

  /**
   * Records that one worker takes at once.
   *
   * @param room for cases, when the batch was made
   */
  private record Batch(List<String> lines, int room) {}

  private Iterator<Batch> batches(Iterator<String> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext() && unreadable.size() < MOST_UNREADABLE;
      }

      @Override
      public Batch next() {
        List<String> lines = new ArrayList<>(BATCH);
        while (lines.size() < BATCH && records.hasNext()) {
          lines.add(records.next());
        }
        return new Batch(lines, mostCases - cases.size());
      }
    };
  }

  private Found found(Batch batch, Function<String, PopulationRecord> parse) {
    Found found = new Found(new Tally(), new ArrayList<>(), new ArrayList<>());
    for (String line : batch.lines()) {
      List<InputFault> faults = new ArrayList<>();
      PopulationRecord record = parse.apply(line);
      Optional<FlippedCase> flipped = impact.of(record, faults, found.tally());
      if (!faults.isEmpty()) {
        found.unreadable().add(new Unreadable(record, faults));
      }
      if (flipped.isPresent() && found.cases().size() < batch.room()) {
        found.cases().add(flipped.get());
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
