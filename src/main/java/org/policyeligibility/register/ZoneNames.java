package org.policyeligibility.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a zone is found, its own and those of the places and demonstration zones to
 * which it belongs.
 *
 * @param latin its own in English and in pinyin
 * @param own its own in Chinese
 * @param related those of its cities and of the demonstration zones that it carries
 * @param provinces those of its province, as they are typed
 */
record ZoneNames(
    Zone zone,
    List<Latin> latin,
    List<Spelling> own,
    List<Spelling> related,
    Set<String> provinces) {
  /** Below this a query is only sought where an English word begins. */
  private static final int SHORT = 3;

  /** Letters that are read from the places where a word or a syllable begins. */
  record Latin(String letters, List<Integer> beginnings, boolean english) {
    /** How a query fits an English name, best first; null where it does not. */
    @Nullable MatchQuality fit(String query) {
      if (letters.startsWith(query)) {
        return letters.length() == query.length() ? MatchQuality.EXACT : MatchQuality.PREFIX;
      }
      boolean within =
          query.length() >= SHORT
              ? letters.contains(query)
              : beginnings.stream().anyMatch(place -> letters.startsWith(query, place));
      return within ? MatchQuality.CONTAINING : null;
    }
  }

  /**
   * The names of a zone.
   *
   * @param carried demonstration zones, some of which the zone carries
   */
  static ZoneNames of(
      Zone zone, List<Province> provinces, List<City> cities, List<DemonstrationZone> carried) {
    List<Spelling> related = new ArrayList<>();
    cities.stream().filter(city -> city.contains(zone)).forEach(city -> related.add(city.name()));
    carried.stream()
        .filter(demonstration -> demonstration.covers().contains(zone.id()))
        .forEach(demonstration -> related.addAll(demonstration.spellings()));
    List<Latin> latin = new ArrayList<>();
    latin.add(english(zone.name().en()));
    latin.add(english(zone.id().replace('-', ' ')));
    zone.english().forEach(name -> latin.add(english(name)));
    zone.spellings().forEach(spelling -> latin.add(pinyin(spelling)));
    return new ZoneNames(
        zone, List.copyOf(latin), zone.spellings(), List.copyOf(related), written(zone, provinces));
  }

  /** The names of the province, as they are typed. */
  private static Set<String> written(Zone zone, List<Province> all) {
    Set<String> provinces = new TreeSet<>();
    for (Province province : all) {
      if (province.contains(zone)) {
        for (Spelling name : province.names()) {
          provinces.add(name.written());
          provinces.add(letters(name));
        }
        province.english().forEach(name -> provinces.add(PlainName.plain(name)));
      }
    }
    return provinces;
  }

  /** A Chinese name as it is typed in pinyin. */
  static String letters(Spelling name) {
    return PlainName.plain(String.join("", name.syllables()));
  }

  private static Latin english(String name) {
    return latin(List.of(name.split("[\\s(),-]+", -1)), true);
  }

  private static Latin pinyin(Spelling spelling) {
    return latin(spelling.syllables(), false);
  }

  private static Latin latin(List<String> words, boolean english) {
    StringBuilder letters = new StringBuilder();
    List<Integer> beginnings = new ArrayList<>();
    for (String word : words) {
      beginnings.add(letters.length());
      letters.append(PlainName.plain(word));
    }
    return new Latin(letters.toString(), List.copyOf(beginnings), english);
  }

  /** Whether it is named after a city or lies in it; of no city in particular all are. */
  boolean isOf(String city) {
    return latin.stream().anyMatch(name -> name.letters().startsWith(city))
        || related.stream().anyMatch(spelling -> letters(spelling).startsWith(city));
  }
}
