package org.policyeligibility.inventory;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile as the inventory reads it: the stated facts, with those that follow by the contract. It
 * shares no code with the product, so that the two can be compared.
 */
final class InventoryProfile {
  private static final Map<String, String> FAVOURABLE =
      Map.of("assessment", "PASSED", "approval", "GRANTED");
  private static final Map<String, String> ADVERSE =
      Map.of("assessment", "FAILED", "approval", "REFUSED");

  /** By province, as national statistics divide the mainland. */
  private static final Map<String, String> REGIONS = new HashMap<>();

  static {
    List.of("BJ TJ HE SH JS ZJ FJ SD GD HI".split(" ")).forEach(province -> in("EAST", province));
    List.of("SX AH JX HA HB HN".split(" ")).forEach(province -> in("CENTRAL", province));
    List.of("NM GX CQ SC GZ YN XZ SN GS QH NX XJ".split(" "))
        .forEach(province -> in("WEST", province));
    List.of("LN JL HL".split(" ")).forEach(province -> in("NORTHEAST", province));
  }

  private static void in(String region, String province) {
    REGIONS.put("CN-" + province, region);
  }

  private final Map<String, Object> values = new HashMap<>();
  private final Map<?, ?> stated;

  InventoryProfile(Map<String, ?> stated, LocalDate asOf) {
    this.stated = stated;
    boolean zone = "zone".equals(stated.get("type"));
    stated.forEach(
        (fact, value) -> {
          if (value instanceof List<?> set) {
            values.put(fact, derived(set, zone));
          } else if (value != null && !(value instanceof Map<?, ?>)) {
            values.put(fact, value);
          }
        });
    if (zone) {
      around();
    }
    for (String fact : List.of("zoneTypes", "withinZoneTypes", "employerZoneTypes")) {
      String province =
          "person".equals(stated.get("type")) ? "employerProvinceCode" : "provinceCode";
      if (known(values.get(fact)).stream().anyMatch(kind -> kind.startsWith("ZHANGJIANG_"))) {
        values.putIfAbsent(province, "CN-SH");
      }
    }
    String region = REGIONS.get(String.valueOf(values.get("provinceCode")));
    if (zone && region != null) {
      values.putIfAbsent("region", region);
    }
    Object birth = values.get("birthDate");
    if (birth != null) {
      values.put("ageYears", Period.between(LocalDate.parse(birth.toString()), asOf).getYears());
    }
  }

  private static Set<String> derived(Collection<?> stated, boolean zone) {
    Set<String> set = new LinkedHashSet<>();
    stated.forEach(value -> set.add(String.valueOf(value)));
    set.remove("NONE");
    if (set.contains("ZHANGJIANG_ZONE") && !zone) {
      set.add("ZHANGJIANG_PARK");
    }
    if (set.contains("ZHANGJIANG_ZONE") || set.contains("ZHANGJIANG_PARK")) {
      set.add("NATIONAL_HIGH_TECH_ZONE");
    }
    if (set.contains("ADVANCED_MANUFACTURING")) {
      set.add("MANUFACTURING");
    }
    return set;
  }

  /**
   * Adds a zone's own types to those that it lies in; the others are open where they are not
   * stated.
   */
  private void around() {
    Object is = values.get("zoneTypes");
    if (is == null) {
      return;
    }
    Object within = values.get("withinZoneTypes");
    Set<String> all = new LinkedHashSet<>(known(is));
    all.addAll(known(within));
    values.put("withinZoneTypes", within == null ? new InventoryCriterion.Partly(all) : all);
  }

  private static Set<String> known(@Nullable Object set) {
    Set<String> known = new LinkedHashSet<>();
    if (set instanceof InventoryCriterion.Partly partly) {
      known.addAll(partly.known());
    } else if (set instanceof Set<?> all) {
      all.forEach(value -> known.add(String.valueOf(value)));
    }
    return known;
  }

  @Nullable Object value(String fact) {
    return values.get(fact);
  }

  boolean isAnyAdverse(InventoryProvision provision) {
    return standings(provision).contains("adverse");
  }

  boolean areAllFavourable(InventoryProvision provision) {
    return standings(provision).stream().allMatch("favourable"::equals);
  }

  private List<String> standings(InventoryProvision provision) {
    List<String> standings = new ArrayList<>();
    for (Map<?, ?> requirement : provision.requires()) {
      String kind = String.valueOf(requirement.get("kind"));
      Object said = said(kind.equals("assessment") ? "assessments" : "approvals", provision);
      standings.add(
          said != null && said.equals(FAVOURABLE.get(kind))
              ? "favourable"
              : said != null && said.equals(ADVERSE.get(kind)) ? "adverse" : "open");
    }
    return standings;
  }

  private @Nullable Object said(String member, InventoryProvision provision) {
    if (!(stated.get(member) instanceof Map<?, ?> said)) {
      return null;
    }
    Object ofClause = said.get(provision.id());
    return ofClause != null ? ofClause : said.get(provision.text("benefit"));
  }
}
