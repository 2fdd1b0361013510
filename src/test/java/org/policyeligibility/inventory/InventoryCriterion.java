package org.policyeligibility.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A criterion as the inventory writes it.
 *
 * @param assumed whether an absent fact reads as met
 */
record InventoryCriterion(
    String fact, String operator, Object value, boolean assumed, boolean binds) {
  /** A set of which more may be in it than is known. */
  record Partly(Set<String> known) {}

  static InventoryCriterion of(Map<?, ?> entry) {
    return new InventoryCriterion(
        String.valueOf(entry.get("fact")),
        String.valueOf(entry.get("operator")),
        java.util.Objects.requireNonNull(entry.get("value")),
        entry.get("onMissing") != null,
        Boolean.TRUE.equals(entry.get("binds")));
  }

  /** {@code MET}, {@code NOT_MET} or {@code UNKNOWN}. */
  String status(@Nullable Object actual) {
    if (actual == null) {
      return assumed ? "MET" : "UNKNOWN";
    }
    if (actual instanceof Partly partly) {
      return "MET".equals(status(partly.known())) ? "MET" : "UNKNOWN";
    }
    return holds(actual) ? "MET" : "NOT_MET";
  }

  private boolean holds(Object actual) {
    return switch (operator) {
      case "eq" -> number(actual) == null ? actual.equals(value) : compared(actual) == 0;
      case "in" -> ((List<?>) value).contains(actual);
      case "contains" -> ((Collection<?>) actual).contains(value);
      case "containsAny" -> ((List<?>) value).stream().anyMatch(((Collection<?>) actual)::contains);
      case "lt" -> compared(actual) < 0;
      case "lte" -> compared(actual) <= 0;
      case "gt" -> compared(actual) > 0;
      case "gte" -> compared(actual) >= 0;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private int compared(Object actual) {
    return java.util.Objects.requireNonNull(number(actual))
        .compareTo(java.util.Objects.requireNonNull(number(value)));
  }

  static @Nullable BigDecimal number(Object value) {
    return value instanceof Number number ? new BigDecimal(number.toString()) : null;
  }
}
