package org.policyeligibility.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The gazetteer of cities by their pinyin. A query that spells a city means that city: where no
 * zone in it is held, none of a city with nearly the same letters is found in its place, such as
 * Harbin for Hebi.
 *
 * @param cities the letters of each, as it is written and as it is called
 * @param endings what zones are called behind the name of a city
 */
record Gazetteer(Set<String> cities, Set<String> endings) {
  private static final char CITY = '市';

  /** Syllables of a prefecture before the words for who lives there and what it is. */
  private static final int CALLED_BY = 2;

  private static final Pattern PREFECTURE = Pattern.compile(".{2,}(?:自治州|地区|盟)");

  /** Behind fewer names an ending is part of one. */
  private static final int LEAST = 2;

  /**
   * The gazetteer of these cities.
   *
   * @param names the letters of the names of zones
   * @param ofCities the names of zones behind the city in which each lies: from these it is learnt
   *     what zones are called
   */
  static Gazetteer of(
      List<City> cities, Collection<String> names, Map<City, Set<String>> ofCities) {
    Set<String> letters = new TreeSet<>();
    Map<String, Integer> counts = new HashMap<>();
    for (City city : cities) {
      Set<String> own = letters(city, names);
      letters.addAll(own);
      for (String name : ofCities.getOrDefault(city, Set.of())) {
        for (String called : own) {
          if (name.startsWith(called) && name.length() > called.length()) {
            counts.merge(name.substring(called.length()), 1, Integer::sum);
          }
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

  private static Set<String> letters(City city, Collection<String> names) {
    String written = city.name().written();
    List<String> syllables = city.name().syllables();
    Set<String> letters = new TreeSet<>(Set.of(joined(syllables)));
    if (written.charAt(syllables.size() - 1) == CITY) {
      letters.add(joined(syllables.subList(0, syllables.size() - 1)));
    } else if (PREFECTURE.matcher(written).matches()) {
      String called = joined(syllables.subList(0, CALLED_BY));
      if (names.stream().noneMatch(name -> name.startsWith(called))) {
        letters.add(called); // Where a name that is held begins so, that one is meant.
      }
    }
    return letters;
  }

  private static String joined(List<String> syllables) {
    return PlainName.plain(String.join("", syllables));
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
