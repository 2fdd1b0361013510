package org.policyeligibility.comparison;

import java.util.List;
import org.policyeligibility.message.Text;

/**
 * The change of one clause between two rule sets.
 *
 * @param differences none for a clause that only one of them has
 */
public record ClauseChange(String clause, Kind kind, List<Difference> differences) {
  /** Which of the two has the clause. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** One thing that is said otherwise. */
  public record Difference(Aspect aspect, Text before, Text after) {}

  public ClauseChange {
    differences = List.copyOf(differences);
  }

  /** Whether an outcome can change by it. */
  public boolean isDecisive() {
    return kind != Kind.CHANGED
        || differences.stream().anyMatch(difference -> difference.aspect().isDecisive());
  }
}
