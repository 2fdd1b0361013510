package org.policyeligibility.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.profile.Profile;

/**
 * The test coverage of criteria by scenarios: each met, unmet, unknown, and a number on its bound.
 */
public final class CriteriaCoverage {
  private static final String BOUND = "BOUND";

  private final Map<Provision, Set<String>> seen = new LinkedHashMap<>();

  /**
   * How much was tried.
   *
   * @param possible cases of all criteria of the clauses that were tried
   * @param missing those that no scenario tried
   */
  public record Coverage(int possible, List<String> missing) {
    public Coverage {
      missing = List.copyOf(missing);
    }

    public double percent() {
      return possible == 0 ? 100 : 100.0 * (possible - missing.size()) / possible;
    }
  }

  public void add(Result result, Profile profile) {
    Set<String> cases =
        seen.computeIfAbsent(result.provision(), provision -> new LinkedHashSet<>());
    for (int i = 0; i < result.statuses().size(); i++) {
      Criterion criterion = result.provision().criteria().get(i);
      cases.add(name(i, criterion, result.statuses().get(i).name()));
      Object value = profile.value(criterion.fact());
      if (criterion.fact().type().isNumeric()
          && value != null
          && new BigDecimal(value.toString()).compareTo((BigDecimal) criterion.expected().get(0))
              == 0) {
        cases.add(name(i, criterion, BOUND));
      }
    }
  }

  private static String name(int place, Criterion criterion, String what) {
    return (place + 1) + " " + criterion.fact().name() + " " + what;
  }

  public Coverage coverage() {
    int possible = 0;
    List<String> missing = new ArrayList<>();
    for (Map.Entry<Provision, Set<String>> covered : seen.entrySet()) {
      for (String asked : cases(covered.getKey())) {
        possible++;
        if (!covered.getValue().contains(asked)) {
          missing.add(covered.getKey().id() + " " + asked);
        }
      }
    }
    return new Coverage(possible, missing);
  }

  private static List<String> cases(Provision provision) {
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < provision.criteria().size(); i++) {
      Criterion criterion = provision.criteria().get(i);
      cases.add(name(i, criterion, Status.MET.name()));
      if (criterion.operator() != Operator.IN
          || criterion.expected().size() < criterion.fact().valueList().values().size()) {
        cases.add(name(i, criterion, Status.NOT_MET.name()));
      }
      if (!criterion.metWhenAbsent()) {
        cases.add(name(i, criterion, Status.UNKNOWN.name()));
      }
      if (criterion.fact().type().isNumeric()) {
        cases.add(name(i, criterion, BOUND));
      }
    }
    return cases;
  }
}
