package org.policyeligibility.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds zones as people type their names: Chinese, English, pinyin, initials, mixed, with a slip.
 * Immutable.
 */
public final class ZoneSearch {
  /** A longer query names nothing. */
  public static final int LONGEST = 80;

  /** A query that is longer as it is typed is not reduced: that takes the square of its length. */
  private static final int LONGEST_TYPED = 4 * LONGEST;

  /** Behind the name of one in English. */
  private static final String CITY = "city";

  /** So many characters of a name have to be right before one is taken for a slip. */
  private static final int LEAST_KNOWN = 2;

  private final UnaryOperator<String> folding;
  private final List<ZoneNames> zones;
  private final Gazetteer gazetteer;
  private final PlaceNames places;
  private final PlacedSearch placed;

  /** In letters, what zones are called behind their own name; the longest first. */
  private final List<String> kinds;

  /** By character: how it is read in the names held. */
  private final Map<Integer, Set<String>> readings = new HashMap<>();

  /** The slips that are looked for in a query that names nothing. */
  private enum Slips {
    /** One character for another. */
    WRITTEN,
    /** In pinyin, which could be another name, an h or the first letter that is left out. */
    HEARD,
    /** In letters that spell no name, any few of them. */
    OF_THE_FINGER
  }

  /**
   * A zone that was found.
   *
   * @param slips how many characters are wrong; 0 unless the fit is {@link MatchQuality#TYPO}
   * @param rest how much longer the name is than the query
   */
  public record Found(Zone zone, MatchQuality fit, int slips, int rest) {}

  /**
   * An index over zones.
   *
   * @param provinces and cities, by which zones in them are found
   * @param carried demonstration zones, by which the zones that carry them are found
   * @param types with what zones of each are called
   * @param folding how a query is reduced before it is looked for
   */
  ZoneSearch(
      List<Zone> held,
      List<Province> provinces,
      List<City> cities,
      List<DemonstrationZone> carried,
      List<Coverage> types,
      UnaryOperator<String> folding) {
    this.folding = folding;
    this.zones = held.stream().map(zone -> ZoneNames.of(zone, provinces, cities, carried)).toList();
    zones.forEach(names -> names.own().forEach(this::learn));
    cities.forEach(city -> learn(city.name()));
    this.gazetteer = gazetteer(cities);
    this.places = new PlaceNames(provinces, cities, held);
    this.placed = new PlacedSearch(places, types);
    this.kinds =
        types.stream()
            .flatMap(type -> type.called().stream())
            .map(PlainName::plain)
            .filter(word -> !PlainName.hasHan(word))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  private Gazetteer gazetteer(List<City> cities) {
    Set<String> all = new TreeSet<>();
    Map<City, Set<String>> ofCities = new HashMap<>();
    for (ZoneNames names : zones) {
      List<String> letters = names.latin().stream().map(ZoneNames.Latin::letters).toList();
      all.addAll(letters);
      cities.stream()
          .filter(city -> city.contains(names.zone()))
          .forEach(city -> ofCities.computeIfAbsent(city, key -> new TreeSet<>()).addAll(letters));
    }
    return Gazetteer.of(cities, all, ofCities);
  }

  private void learn(Spelling spelling) {
    for (int i = 0; i < spelling.written().length(); i++) {
      readings
          .computeIfAbsent((int) spelling.written().charAt(i), character -> new TreeSet<>())
          .add(PlainName.plain(spelling.syllables().get(i)));
    }
  }

  /**
   * The zones among these that a query finds, the best first; none where nothing fits. A slip is
   * looked for where nothing is called so.
   */
  public List<Found> find(String query, Predicate<Zone> among) {
    if (query.length() > LONGEST_TYPED) {
      return List.of();
    }
    String plain = folding.apply(PlainName.plain(query));
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return List.of();
    }
    List<Found> found = findPlain(plain, among);
    return found.isEmpty() && plain.endsWith(CITY) && plain.length() > 2 * CITY.length()
        ? findPlain(plain.substring(0, plain.length() - CITY.length()), among)
        : found;
  }

  private List<Found> findPlain(String plain, Predicate<Zone> among) {
    String city = gazetteer.city(plain);
    List<ZoneNames> candidates =
        zones.stream().filter(names -> among.test(names.zone()) && names.isOf(city)).toList();
    List<Found> found = named(plain, candidates);
    if (found.stream().allMatch(candidate -> candidate.fit() == MatchQuality.TYPO)) {
      List<Found> inPlace = new ArrayList<>();
      placed
          .find(plain, candidates)
          .forEach(zone -> inPlace.add(new Found(zone.zone(), zone.fit(), 0, zone.rest())));
      found = inPlace.isEmpty() ? found : inPlace;
    } else {
      found.removeIf(candidate -> candidate.fit() == MatchQuality.TYPO);
    }
    found.sort(
        Comparator.comparing(Found::fit)
            .thenComparing(Found::slips)
            .thenComparing(Found::rest)
            .thenComparing(candidate -> candidate.zone().id()));
    return List.copyOf(found);
  }

  /** The zones of which the query is a name, or nearly one. */
  private List<Found> named(String query, List<ZoneNames> among) {
    List<String> sound = sound(query);
    boolean han = PlainName.hasHan(query);
    String own = own(query);
    int allowed = EditDistance.allowed(own.length(), han);
    Slips slips = han ? Slips.WRITTEN : Syllabary.spells(own) ? Slips.HEARD : Slips.OF_THE_FINGER;
    List<Found> found = new ArrayList<>();
    long begun = ZoneNames.Latin.sought(query);
    // A query in letters has those of the name, but for slips; one that is heard has others.
    boolean byLetters = slips == Slips.OF_THE_FINGER && sound.isEmpty();
    long typed = SpelledName.letters(query);
    for (ZoneNames names : among) {
      Found candidate = null;
      if (!byLetters || names.mayBe(typed, 0)) {
        candidate = found(names, query, sound, begun, slips, allowed);
      } else if (names.mayBe(typed, allowed)) {
        candidate = typo(names, query, sound, begun, slips, allowed);
      }
      if (candidate != null) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** A query without the words for what it is, which bear no slip of the name. */
  private String own(String query) {
    return kinds.stream()
        .filter(query::endsWith)
        .findFirst()
        .map(kind -> query.substring(0, query.length() - kind.length()))
        .orElse(query);
  }

  /** The zone that was probably meant by what is no id. */
  public Optional<Zone> nearest(String query) {
    return find(query, zone -> true).stream().map(Found::zone).findFirst();
  }

  /**
   * The syllables of a query, if each of its characters is known and read in one way; else none.
   */
  private List<String> sound(String query) {
    List<String> sound = new ArrayList<>();
    for (int character : query.codePoints().toArray()) {
      Set<String> read = readings.getOrDefault(character, Set.of());
      if (read.size() != 1) {
        return List.of();
      }
      sound.addAll(read);
    }
    return sound;
  }

  private @Nullable Found found(
      ZoneNames names, String query, List<String> sound, long begun, Slips slips, int allowed) {
    Found best = null;
    for (Spelling spelling : names.mayStart(query) ? names.own() : List.<Spelling>of()) {
      best = better(best, names, spelling.fit(query), spelling.written().length());
    }
    for (ZoneNames.Latin latin : names.latin()) {
      if (latin.english()) {
        best = better(best, names, latin.fit(query), latin.letters().length());
      }
    }
    if (best == null) {
      for (Spelling spelling : names.related()) {
        if (spelling.fit(query) != null) {
          return new Found(names.zone(), MatchQuality.RELATED, 0, spelling.written().length());
        }
      }
      for (ZoneNames.Latin english : names.carried()) {
        if (english.letters().startsWith(query)) {
          return new Found(names.zone(), MatchQuality.RELATED, 0, english.letters().length());
        }
      }
      if (names.provinces().contains(query)) {
        return new Found(names.zone(), MatchQuality.RELATED, 0, query.length());
      }
    }
    return best == null ? typo(names, query, sound, begun, slips, allowed) : best;
  }

  private static @Nullable Found better(
      @Nullable Found best, ZoneNames names, @Nullable MatchQuality fit, int length) {
    if (fit == null || (best != null && best.fit().compareTo(fit) < 0)) {
      return best;
    }
    Found found = new Found(names.zone(), fit, 0, fit == MatchQuality.EXACT ? 0 : length);
    return best == null || fit != best.fit() || found.rest() < best.rest() ? found : best;
  }

  private @Nullable Found typo(
      ZoneNames names, String query, List<String> sound, long begun, Slips looked, int allowed) {
    if (names.own().stream().anyMatch(spelling -> isHomophone(query, sound, spelling))) {
      return new Found(names.zone(), MatchQuality.TYPO, 0, 0);
    }
    if (allowed == 0) {
      return null;
    }
    int slips =
        switch (looked) {
          case WRITTEN ->
              names.own().stream().anyMatch(own -> isMiswritten(query, own)) ? 1 : allowed + 1;
          case HEARD ->
              names.latin().stream().anyMatch(name -> name.isHeardAs(query)) ? 1 : allowed + 1;
          case OF_THE_FINGER -> slips(names.latin(), query, begun, allowed);
        };
    return slips > allowed ? null : new Found(names.zone(), MatchQuality.TYPO, slips, 0);
  }

  private static int slips(List<ZoneNames.Latin> names, String query, long begun, int allowed) {
    int least = allowed + 1;
    for (ZoneNames.Latin name : names) {
      least = Math.min(least, name.slips(query, begun, allowed));
    }
    return least;
  }

  /**
   * A name begins as the query sounds, and with the character that is written: 苏洲 is a slip for 苏州,
   * and 宿州 another city.
   */
  private static boolean isHomophone(String query, List<String> sound, Spelling spelling) {
    if (sound.size() < LEAST_KNOWN
        || sound.size() > spelling.syllables().size()
        || query.charAt(0) != spelling.written().charAt(0)) {
      return false;
    }
    for (int i = 0; i < sound.size(); i++) {
      if (!sound.get(i).equals(PlainName.plain(spelling.syllables().get(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * One character is another that no name held is written with. A character of those names is meant
   * as it is written: with it another city would be found, such as 张家口 for 张家界. What stands behind
   * the whole name of a city is another place as well: 长沙县.
   */
  private boolean isMiswritten(String query, Spelling spelling) {
    if (query.length() > spelling.written().length()) {
      return false;
    }
    int wrong = 0;
    int last = 0;
    for (int i = 0; i < query.length(); i++) {
      if (query.charAt(i) != spelling.written().charAt(i)) {
        wrong++;
        last = i;
      }
    }
    return wrong == 1
        && last >= LEAST_KNOWN
        && !readings.containsKey((int) query.charAt(last))
        && !(last == query.length() - 1 && places.isCity(query.substring(0, last)));
  }
}
