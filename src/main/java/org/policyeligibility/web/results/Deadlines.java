package org.policyeligibility.web.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.web.page.ClauseViews;

/**
 * Search for the last days of results that are good now. When somebody has grown too old is not
 * worked out here: the evaluation of that day says it.
 */
public final class Deadlines {
  private static final int OLDEST = 150;

  private final ClauseViews clauses;
  private final Function<LocalDate, Optional<Evaluation>> onDay;

  /**
   * A search.
   *
   * @param onDay the evaluation of the same answers on another day; empty where they cannot be read
   *     on it
   */
  public Deadlines(ClauseViews clauses, Function<LocalDate, Optional<Evaluation>> onDay) {
    this.clauses = clauses;
    this.onDay = onDay;
  }

  private record Key(LocalDate day, String code, String condition) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = day.compareTo(other.day);
      order = order == 0 ? code.compareTo(other.code) : order;
      return order == 0 ? condition.compareTo(other.condition) : order;
    }
  }

  /** The days in their order, each with the benefits that it concerns. */
  public List<Deadline> of(Evaluation evaluation) {
    Map<Key, Set<String>> titles = new TreeMap<>();
    for (Result result : evaluation.results()) {
      if (result.outcome() == Outcome.ELIGIBLE || result.outcome() == Outcome.CONDITIONAL) {
        String title =
            clauses.text(clauses.ruleset().titleOfBenefit(result.provision().clause().benefit()));
        keys(result, evaluation)
            .forEach(key -> titles.computeIfAbsent(key, day -> new LinkedHashSet<>()).add(title));
      }
    }
    List<Deadline> deadlines = new ArrayList<>();
    titles.forEach(
        (key, concerned) ->
            deadlines.add(
                new Deadline(key.day(), key.code(), key.condition(), List.copyOf(concerned))));
    return deadlines;
  }

  private List<Key> keys(Result result, Evaluation evaluation) {
    List<Key> keys = new ArrayList<>();
    LocalDate lapses = result.provision().clause().inForce().lastDay();
    if (lapses != null) {
      keys.add(new Key(lapses, "deadlineOfClause", ""));
    }
    for (int i = 0; i < result.statuses().size(); i++) {
      String condition = clauses.criterion(result.provision(), i).sentence();
      lastDay(result, i, evaluation)
          .ifPresent(day -> keys.add(new Key(day, "deadlineOfAge", condition)));
      safeDay(result, i, evaluation)
          .ifPresent(day -> keys.add(new Key(day, "deadlineSafe", condition)));
    }
    return keys;
  }

  /** The last day on which a criterion on an age is met. */
  private Optional<LocalDate> lastDay(Result result, int i, Evaluation evaluation) {
    return tooOld(result, i, evaluation).map(day -> isMet(result, i, day) ? day : day.minusDays(1));
  }

  /**
   * The last day for those who want to be safe: an age that is itself allowed may be read as ending
   * on the birthday on which it is reached. None where that day is past.
   */
  private Optional<LocalDate> safeDay(Result result, int i, Evaluation evaluation) {
    return result.provision().criteria().get(i).operator() == Operator.LTE
        ? tooOld(result, i, evaluation)
            .map(day -> day.minusYears(1).minusDays(1))
            .filter(day -> day.isAfter(evaluation.asOf()))
        : Optional.empty();
  }

  /** The birthday on which an age that is allowed now is none any more. */
  private Optional<LocalDate> tooOld(Result result, int i, Evaluation evaluation) {
    Criterion criterion = result.provision().criteria().get(i);
    Fact age = criterion.fact();
    if (age.derivedFrom() == null
        || result.statuses().get(i) != Status.MET
        || !(evaluation.stated().value(age) instanceof Integer years)
        || !(evaluation.stated().value(birth(age)) instanceof LocalDate born)) {
      return Optional.empty();
    }
    return IntStream.rangeClosed(years + 1, OLDEST)
        .filter(older -> criterion.read((Object) older) == Status.NOT_MET)
        .mapToObj(born::plusYears)
        .findFirst();
  }

  private Fact birth(Fact age) {
    return clauses.ruleset().vocabulary().known(age.profile(), String.valueOf(age.derivedFrom()));
  }

  private boolean isMet(Result result, int i, LocalDate day) {
    return onDay
        .apply(day)
        .flatMap(later -> later.result(result.provision().id()))
        .map(later -> later.statuses().get(i) == Status.MET)
        .orElse(false);
  }
}
