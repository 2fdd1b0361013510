package org.policyeligibility.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** An index of zones by what they are called in forms and files, whole and without a slip. */
final class ZonesByName {
  private static final int MOST_KEPT = 1_000;

  private static final int LONGEST = 2 * ZoneSearch.LONGEST;

  /** The ends of names that say what kind of thing they are of. */
  private static final Pattern SAYS_ITS_KIND = Pattern.compile("[区园城谷)）]$");

  /** The ends of names of cities, which people leave out. */
  private static final Pattern KIND_OF_CITY = Pattern.compile("(?:市|地区|盟|自治州)$");

  /** Words behind a place in the name of a zone that is called after it alone. */
  private static final Set<String> KINDS_OF_ZONE = Set.of("高新技术产业开发区", "高新区");

  private final ZoneSearch search;
  private final UnaryOperator<String> folding;
  private final Map<String, Zone> ids = new HashMap<>();
  private final Map<String, Set<Zone>> zones = new HashMap<>();
  private final Set<String> places;

  /** Results of searches, which take far longer than a row may: a table names few zones often. */
  private final Map<String, List<Zone>> behindPlaces = new ConcurrentHashMap<>();

  /**
   * An index over zones.
   *
   * @param provinces and cities, whose names are no zone's
   * @param search by which a zone is found behind the place in which it lies
   * @param folding how a name is reduced before it is looked for
   */
  ZonesByName(
      List<Zone> held,
      List<Province> provinces,
      List<City> cities,
      ZoneSearch search,
      UnaryOperator<String> folding) {
    this.search = search;
    this.folding = folding;
    this.places = places(provinces, cities);
    for (Zone zone : held) {
      ids.put(zone.id(), zone);
      add(zone.id(), zone);
      add(zone.name().en(), zone);
      ZoneNames.withoutRemark(zone).forEach(name -> add(name, zone));
      zone.english().forEach(name -> add(name, zone));
      for (Spelling spelling : zone.spellings()) {
        if (!places.contains(spelling.written()) && !isPlaceOf(zone, spelling.written())) {
          add(spelling.written(), zone);
        }
      }
    }
  }

  private static Set<String> places(List<Province> provinces, List<City> cities) {
    Set<String> places = new HashSet<>();
    for (City city : cities) {
      places.add(city.name().written());
      places.add(KIND_OF_CITY.matcher(city.name().written()).replaceAll(""));
    }
    provinces.forEach(province -> province.names().forEach(name -> places.add(name.written())));
    return places;
  }

  /** Whether the zone is called this and then what it is: 昆山高新技术产业开发区. */
  private static boolean isPlaceOf(Zone zone, String name) {
    String whole = zone.spellings().get(0).written();
    return whole.startsWith(name) && KINDS_OF_ZONE.contains(whole.substring(name.length()));
  }

  private void add(String name, Zone zone) {
    zones.computeIfAbsent(folded(name), none -> new LinkedHashSet<>()).add(zone);
  }

  private String folded(String name) {
    return folding.apply(PlainName.plain(name));
  }

  /** The zones of that name, in the order of the register. */
  List<Zone> find(String typed) {
    if (typed.length() > LONGEST) {
      return List.of();
    }
    Zone identified = ids.get(typed);
    if (identified != null) {
      return List.of(identified);
    }
    Set<Zone> called = zones.get(folded(typed));
    if (called != null) {
      return List.copyOf(called);
    }
    if (places.contains(folded(typed))) {
      return List.of();
    }
    List<Zone> known = behindPlaces.get(typed);
    if (known == null) {
      known = behindItsPlace(typed);
      if (behindPlaces.size() < MOST_KEPT) {
        behindPlaces.put(typed, known);
      }
    }
    return known;
  }

  /** Zones that are named behind the place in which they lie, 上海市张江高科技园区. */
  private List<Zone> behindItsPlace(String typed) {
    return SAYS_ITS_KIND.matcher(typed.strip()).find() && PlainName.hasHan(typed)
        ? search.find(typed, zone -> true).stream()
            .filter(found -> found.fit() == MatchQuality.EXACT)
            .map(ZoneSearch.Found::zone)
            .toList()
        : List.of();
  }
}
