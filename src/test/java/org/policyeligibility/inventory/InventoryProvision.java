package org.policyeligibility.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A provision of the inventory, and what it comes to by the contract's table. */
final class InventoryProvision {
  private static final Set<String> OUTSIDE = Set.of("CN-HK", "CN-MO", "CN-TW");
  private static final Set<String> SEAT =
      Set.of("zoneTypes", "withinZoneTypes", "employerZoneTypes");

  private final Map<?, ?> entry;
  private final List<InventoryCriterion> criteria = new ArrayList<>();
  private final List<Exemption> exemptions = new ArrayList<>();
  private final List<Advice> advisories = new ArrayList<>();
  private final @Nullable LocalDate inForceFrom;
  private final boolean withinShanghai;

  private record Exemption(LocalDate from, List<InventoryCriterion> when) {}

  private record Advice(
      String code, String when, @Nullable LocalDate from, @Nullable LocalDate until) {}

  InventoryProvision(Map<?, ?> entry, Map<?, ?> document) {
    this.entry = entry;
    list("criteria").forEach(members -> criteria.add(InventoryCriterion.of(members)));
    list("notNeeded")
        .forEach(
            members ->
                exemptions.add(
                    new Exemption(
                        Inventory.day(Objects.requireNonNull(members.get("from"))),
                        ((List<?>) Objects.requireNonNull(members.get("criteria")))
                            .stream().map(it -> InventoryCriterion.of((Map<?, ?>) it)).toList())));
    list("advisories").forEach(this::advice);
    if (document.get("advisories") instanceof List<?> more) {
      more.forEach(value -> advice((Map<?, ?>) value));
    }
    Object from = document.get("inForceFrom");
    this.inForceFrom = from == null ? null : Inventory.day(from);
    this.withinShanghai = "CN-SH".equals(document.get("jurisdiction"));
  }

  private void advice(Map<?, ?> members) {
    advisories.add(
        new Advice(
            String.valueOf(members.get("code")),
            String.valueOf(members.get("when")),
            members.get("from") == null ? null : Inventory.day(members.get("from")),
            members.get("until") == null ? null : Inventory.day(members.get("until"))));
  }

  private List<Map<?, ?>> list(String member) {
    List<Map<?, ?>> list = new ArrayList<>();
    if (entry.get(member) instanceof List<?> elements) {
      elements.forEach(value -> list.add((Map<?, ?>) value));
    }
    return list;
  }

  String id() {
    return text("id");
  }

  String text(String member) {
    return String.valueOf(entry.get(member));
  }

  List<Map<?, ?>> requires() {
    return list("requires");
  }

  List<InventoryCriterion> criteria() {
    return criteria;
  }

  Set<String> advisoryCodes() {
    Set<String> codes = new TreeSet<>();
    advisories.forEach(advice -> codes.add(advice.code()));
    return codes;
  }

  boolean isEvaluable() {
    return !text("evaluable").equals("no") && !text("evaluable").equals("false");
  }

  private boolean isObligation() {
    return text("effect").equals("obligation");
  }

  /** The fact by which its territory is judged; null for one about a place that is no seat. */
  @Nullable String province() {
    boolean seat =
        criteria.stream().anyMatch(inventoryCriterion -> SEAT.contains(inventoryCriterion.fact()));
    boolean place =
        criteria.stream()
            .anyMatch(inventoryCriterion -> inventoryCriterion.fact().endsWith("ZoneTypes"));
    if (!seat
        && (place
            || criteria.stream()
                .anyMatch(inventoryCriterion -> isPlace(inventoryCriterion.fact())))) {
      return null;
    }
    return text("profile").equals("person") ? "employerProvinceCode" : "provinceCode";
  }

  private static boolean isPlace(String fact) {
    return fact.endsWith("InZoneTypes");
  }

  boolean asksForProvince() {
    return withinShanghai && province() != null;
  }

  /** The facts on which the outcome can rest, as they are stated. */
  Set<String> facts() {
    Set<String> facts = new TreeSet<>();
    List<InventoryCriterion> all = new ArrayList<>(criteria);
    exemptions.forEach(exemption -> all.addAll(exemption.when()));
    for (InventoryCriterion inventoryCriterion : all) {
      facts.add(
          inventoryCriterion.fact().equals("ageYears") ? "birthDate" : inventoryCriterion.fact());
      if (inventoryCriterion.fact().equals("withinZoneTypes")) {
        facts.add("zoneTypes");
      }
    }
    if (asksForProvince()) {
      facts.add(String.valueOf(province()));
    }
    return facts;
  }

  /** All criteria that read a fact. */
  List<InventoryCriterion> reading(String fact) {
    List<InventoryCriterion> all = new ArrayList<>(criteria);
    exemptions.forEach(exemption -> all.addAll(exemption.when()));
    return all.stream()
        .filter(inventoryCriterion -> inventoryCriterion.fact().equals(fact))
        .toList();
  }

  String outcome(InventoryProfile profile, LocalDate asOf) {
    if (inForceFrom != null && asOf.isBefore(inForceFrom)) {
      return "NOT_IN_FORCE";
    }
    String fact = province();
    Object province = fact == null ? null : profile.value(fact);
    if (province != null
        && (withinShanghai ? !province.equals("CN-SH") : OUTSIDE.contains(province))) {
      return "OUT_OF_SCOPE";
    }
    boolean open = asksForProvince() && province == null;
    if (text("effect").equals("benefit") && isExempt(profile, asOf)) {
      return "NOT_NEEDED";
    }
    String binding = conjunction(profile, true);
    String content = conjunction(profile, false);
    return isObligation()
        ? obligation(profile, open, binding, content)
        : granted(profile, open, content);
  }

  private boolean isExempt(InventoryProfile profile, LocalDate asOf) {
    return exemptions.stream()
        .filter(exemption -> !asOf.isBefore(exemption.from()))
        .anyMatch(
            exemption ->
                exemption.when().stream()
                    .allMatch(it -> it.status(profile.value(it.fact())).equals("MET")));
  }

  /** Of an obligation those that bind, or the others; of anything else all are content. */
  private String conjunction(InventoryProfile profile, boolean binding) {
    String all = "MET";
    for (InventoryCriterion inventoryCriterion : criteria) {
      if ((isObligation() && inventoryCriterion.binds()) == binding) {
        String status = inventoryCriterion.status(profile.value(inventoryCriterion.fact()));
        if (status.equals("NOT_MET")) {
          return status;
        }
        all = status.equals("UNKNOWN") ? status : all;
      }
    }
    return all;
  }

  private String granted(InventoryProfile profile, boolean open, String content) {
    boolean benefit = text("effect").equals("benefit");
    if (content.equals("NOT_MET") || profile.isAnyAdverse(this)) {
      return benefit ? "INELIGIBLE" : "DOES_NOT_APPLY";
    }
    if (content.equals("UNKNOWN") || open) {
      return "INDETERMINATE";
    }
    boolean all = profile.areAllFavourable(this);
    return benefit ? (all ? "ELIGIBLE" : "CONDITIONAL") : all ? "APPLIES" : "MAY_APPLY";
  }

  private String obligation(
      InventoryProfile profile, boolean open, String binding, String content) {
    boolean bare = criteria.stream().allMatch(InventoryCriterion::binds);
    if (binding.equals("NOT_MET") || (bare && profile.isAnyAdverse(this))) {
      return "DOES_NOT_APPLY";
    }
    if (binding.equals("UNKNOWN") || open) {
      return "INDETERMINATE";
    }
    if (bare) {
      return profile.areAllFavourable(this) ? "APPLIES" : "MAY_APPLY";
    }
    return switch (content) {
      case "MET" -> "COMPLIANT";
      case "NOT_MET" -> "NON_COMPLIANT";
      default -> "INDETERMINATE";
    };
  }

  /** The codes of the advisories that are shown. */
  Set<String> shown(InventoryProfile profile, LocalDate asOf) {
    Set<String> shown = new TreeSet<>();
    for (Advice advice : advisories) {
      if ((advice.from() == null || !asOf.isBefore(advice.from()))
          && (advice.until() == null || !asOf.isAfter(advice.until()))
          && InventoryWhen.holds(advice.when(), this, profile)) {
        shown.add(advice.code());
      }
    }
    return shown;
  }
}
