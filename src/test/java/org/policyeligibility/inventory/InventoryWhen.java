package org.policyeligibility.inventory;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The condition of an advisory, in the words of the inventory. */
final class InventoryWhen {
  private static final Pattern OF_CRITERION =
      Pattern.compile("criterion on (?<fact>\\w+) is (?<status>MET|NOT_MET)");
  private static final Pattern COMPARED =
      Pattern.compile("(?<fact>\\w+) (?<operator>eq|lt|lte|gt|gte) (?<number>[0-9]+)");
  private static final Pattern LISTED = Pattern.compile("(?<fact>\\w+) in \\[(?<values>[^]]*)]");

  private InventoryWhen() {}

  static boolean holds(String when, InventoryProvision provision, InventoryProfile profile) {
    return when.equals("always")
        || Stream.of(when.split(" and ", -1)).allMatch(value -> isMet(value, provision, profile));
  }

  private static boolean isMet(
      String when, InventoryProvision provision, InventoryProfile profile) {
    Matcher criterion = OF_CRITERION.matcher(when);
    if (criterion.matches()) {
      return provision.criteria().stream()
          .filter(inventoryCriterion -> inventoryCriterion.fact().equals(criterion.group("fact")))
          .allMatch(
              inventoryCriterion ->
                  inventoryCriterion
                      .status(profile.value(inventoryCriterion.fact()))
                      .equals(criterion.group("status")));
    }
    Matcher compared = COMPARED.matcher(when);
    if (compared.matches()) {
      return isMet(
          compared.group("fact"),
          compared.group("operator"),
          Integer.valueOf(compared.group("number")),
          profile);
    }
    Matcher listed = LISTED.matcher(when);
    if (!listed.matches()) {
      throw new IllegalArgumentException(when);
    }
    return isMet(
        listed.group("fact"), "in", List.of(listed.group("values").split(", *", -1)), profile);
  }

  private static boolean isMet(
      String fact, String operator, Object value, InventoryProfile profile) {
    return new InventoryCriterion(fact, operator, value, false, false)
        .status(profile.value(fact))
        .equals("MET");
  }
}
