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
  public static final int LONGEST = 64;

  /** A query that is longer as it is typed is not reduced: that takes the square of its length. */
  private static final int LONGEST_TYPED = 4 * LONGEST;

  /** Below this a query is only sought where an English word begins. */
  private static final int SHORT = 3;

  /** Fewer letters do not say what a zone is. */
  private static final int LEAST_OF_A_KIND = 6;

  /** So many characters of a name have to be right before one is taken for a slip. */
  private static final int LEAST_KNOWN = 2;

  private final UnaryOperator<String> folding;
  private final List<Entry> entries;
  private final Gazetteer gazetteer;

  /** By character: how it is read in the names held. */
  private final Map<Integer, Set<String>> readings = new HashMap<>();

  /** A zone with all by which it is found. */
  private record Entry(Zone zone, List<Latin> latin, List<Spelling> own, List<Spelling> related) {
    /** Whether it is named after a city or lies in it; of no city in particular all are. */
    boolean isOf(String city) {
      return latin.stream().anyMatch(name -> name.letters().startsWith(city))
          || related.stream()
              .anyMatch(
                  spelling ->
                      PlainName.plain(String.join("", spelling.syllables())).startsWith(city));
    }
  }

  /** Letters that are read from the places where a word or a syllable begins. */
  private record Latin(String letters, List<Integer> beginnings, boolean english) {}

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
   * @param cities by which zones in them are found
   * @param carried demonstration zones, by which the zones that carry them are found
   * @param folding how a query is reduced before it is looked for
   */
  ZoneSearch(
      List<Zone> zones,
      List<City> cities,
      List<DemonstrationZone> carried,
      UnaryOperator<String> folding) {
    this.folding = folding;
    this.entries = zones.stream().map(zone -> entry(zone, cities, carried)).toList();
    entries.forEach(entry -> entry.own().forEach(this::learn));
    cities.forEach(city -> learn(city.name()));
    this.gazetteer = gazetteer(cities);
  }

  private Gazetteer gazetteer(List<City> cities) {
    Set<String> names = new TreeSet<>();
    Map<City, Set<String>> ofCities = new HashMap<>();
    for (Entry entry : entries) {
      List<String> letters = entry.latin().stream().map(Latin::letters).toList();
      names.addAll(letters);
      cities.stream()
          .filter(city -> city.contains(entry.zone()))
          .forEach(city -> ofCities.computeIfAbsent(city, key -> new TreeSet<>()).addAll(letters));
    }
    return Gazetteer.of(cities, names, ofCities);
  }

  private static Entry entry(Zone zone, List<City> cities, List<DemonstrationZone> carried) {
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
    return new Entry(zone, List.copyOf(latin), zone.spellings(), List.copyOf(related));
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

  private void learn(Spelling spelling) {
    for (int i = 0; i < spelling.written().length(); i++) {
      readings
          .computeIfAbsent((int) spelling.written().charAt(i), character -> new TreeSet<>())
          .add(PlainName.plain(spelling.syllables().get(i)));
    }
  }

  /** The zones among these that a query finds, the best first; none where nothing fits. */
  public List<Found> find(String query, Predicate<Zone> among) {
    if (query.length() > LONGEST_TYPED) {
      return List.of();
    }
    String plain = folding.apply(PlainName.plain(query));
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return List.of();
    }
    List<String> sound = sound(plain);
    String city = gazetteer.city(plain);
    List<Found> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (among.test(entry.zone()) && entry.isOf(city)) {
        Found candidate = found(entry, plain, sound);
        if (candidate != null) {
          found.add(candidate);
        }
      }
    }
    found.sort(
        Comparator.comparing(Found::fit)
            .thenComparing(Found::slips)
            .thenComparing(Found::rest)
            .thenComparing(candidate -> candidate.zone().id()));
    return List.copyOf(found);
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

  private @Nullable Found found(Entry entry, String query, List<String> sound) {
    Found best = null;
    for (Spelling spelling : entry.own()) {
      best = better(best, entry, spelling.fit(query), spelling.written().length());
    }
    for (Latin latin : entry.latin()) {
      if (latin.english()) {
        best = better(best, entry, englishFit(latin, query), latin.letters().length());
      }
    }
    if (best == null) {
      for (Spelling spelling : entry.related()) {
        if (spelling.fit(query) != null || isKindBehind(spelling, query, entry)) {
          return new Found(entry.zone(), MatchQuality.RELATED, 0, spelling.written().length());
        }
      }
    }
    return best == null ? typo(entry, query, sound) : best;
  }

  /**
   * The query is a city and what a zone in it is: people say 厦门高新区 for the one that is called after
   * a torch, and 石家庄国家高新区 for one whose name does not say who approved it.
   */
  private static boolean isKindBehind(Spelling city, String query, Entry entry) {
    String written = city.written().replaceFirst("市$", "");
    if (query.startsWith(written)) {
      String kind = query.substring(written.length()).replaceFirst("^国家级?", "");
      return kind.length() >= SHORT
          && entry.own().stream().anyMatch(own -> own.written().endsWith(kind));
    }
    String letters =
        PlainName.plain(String.join("", city.syllables().subList(0, written.length())));
    if (!query.startsWith(letters)) {
      return false;
    }
    String kind = query.substring(letters.length()).replaceFirst("^national", "");
    return kind.length() >= LEAST_OF_A_KIND
        && entry.latin().stream().anyMatch(name -> name.letters().endsWith(kind));
  }

  private static @Nullable Found better(
      @Nullable Found best, Entry entry, @Nullable MatchQuality fit, int length) {
    if (fit == null || (best != null && best.fit().compareTo(fit) < 0)) {
      return best;
    }
    Found found = new Found(entry.zone(), fit, 0, fit == MatchQuality.EXACT ? 0 : length);
    return best == null || fit != best.fit() || found.rest() < best.rest() ? found : best;
  }

  private static @Nullable MatchQuality englishFit(Latin english, String query) {
    if (english.letters().startsWith(query)) {
      return english.letters().length() == query.length()
          ? MatchQuality.EXACT
          : MatchQuality.PREFIX;
    }
    boolean within =
        query.length() >= SHORT
            ? english.letters().contains(query)
            : english.beginnings().stream()
                .anyMatch(place -> english.letters().startsWith(query, place));
    return within ? MatchQuality.CONTAINING : null;
  }

  private @Nullable Found typo(Entry entry, String query, List<String> sound) {
    if (entry.own().stream().anyMatch(spelling -> isHomophone(query, sound, spelling))) {
      return new Found(entry.zone(), MatchQuality.TYPO, 0, 0);
    }
    int allowed = EditDistance.allowed(query);
    if (allowed == 0) {
      return null;
    }
    int slips = allowed + 1;
    if (PlainName.hasHan(query)) {
      slips = entry.own().stream().anyMatch(spelling -> isMiswritten(query, spelling)) ? 1 : slips;
    } else {
      for (Latin latin : entry.latin()) {
        for (int from : latin.beginnings()) {
          slips = Math.min(slips, EditDistance.toBeginning(query, latin.letters(), from, allowed));
        }
      }
    }
    return slips > allowed ? null : new Found(entry.zone(), MatchQuality.TYPO, slips, 0);
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
   * as it is written: with it another city would be found, such as 张家口 for 张家界.
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
    return wrong == 1 && last >= LEAST_KNOWN && !readings.containsKey((int) query.charAt(last));
  }
}
