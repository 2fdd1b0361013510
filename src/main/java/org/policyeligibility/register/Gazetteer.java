package org.policyeligibility.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The gazetteer of cities by their pinyin. A query that spells a city means that city: where no
 * zone in it is held, none of a city with nearly the same letters is found in its place, such as
 * Harbin for Hebi.
 *
 * @param cities the letters of each, with and without the word for city
 * @param endings what zones are called behind the name of a city
 */
record Gazetteer(Set<String> cities, Set<String> endings) {
  private static final char CITY = '市';

  /** Behind fewer names an ending is part of one. */
  private static final int LEAST = 2;

  /**
   * The gazetteer of these cities.
   *
   * @param names the letters of the names of zones, from which it is learnt what zones are called
   */
  static Gazetteer of(List<City> cities, List<String> names) {
    Set<String> letters = new TreeSet<>();
    for (City city : cities) {
      List<String> syllables = city.name().syllables();
      letters.add(PlainName.plain(String.join("", syllables)));
      if (city.name().written().charAt(syllables.size() - 1) == CITY) {
        letters.add(PlainName.plain(String.join("", syllables.subList(0, syllables.size() - 1))));
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (String name : names) {
      for (String city : letters) {
        if (name.startsWith(city) && name.length() > city.length()) {
          counts.merge(name.substring(city.length()), 1, Integer::sum);
        }
      }
    }
    Set<String> endings = new TreeSet<>(Set.of("city"));
    counts.forEach(
        (ending, count) -> {
          if (count >= LEAST) {
            endings.add(ending);
          }
        });
    return new Gazetteer(letters, endings);
  }

  /** The letters of the city that a query names, alone or with what a zone is called; else none. */
  String city(String query) {
    String named = "";
    for (String city : cities) {
      if (city.length() > named.length() && query.startsWith(city)) {
        String rest = query.substring(city.length());
        if (endings.stream().anyMatch(ending -> ending.startsWith(rest))) {
          named = city;
        }
      }
    }
    return named;
  }
}
