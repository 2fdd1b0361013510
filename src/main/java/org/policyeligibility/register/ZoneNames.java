package org.policyeligibility.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a zone is found, its own and those of the places and demonstration zones to
 * which it belongs.
 *
 * @param latin its own in English and in pinyin
 * @param own its own in Chinese
 * @param related those of its cities and of the demonstration zones that it carries
 * @param carried those of these demonstration zones in English
 * @param provinces those of its province, as they are typed
 * @param ownStarts the characters with which a query starts that its own name in Chinese can fit, a
 *     bit for each or for several
 * @param letters the characters with which any of the names is typed, a bit for each or for several
 */
record ZoneNames(
    Zone zone,
    List<Latin> latin,
    List<Spelling> own,
    List<Spelling> related,
    List<Latin> carried,
    Set<String> provinces,
    long ownStarts,
    long letters) {
  /** In brackets, to tell two of one name apart. */
  private static final Pattern REMARK = Pattern.compile(" *\\((?<words>[^()]{1,40})\\) *");

  /** Below this a query is only sought where an English word begins. */
  private static final int SHORT = 3;

  /**
   * Letters that are read from the places where a word or a syllable begins.
   *
   * @param begun for each of these places the letters that stand next
   * @param heard how the first words sound, and the first two, up to all
   */
  record Latin(
      String letters,
      List<Integer> beginnings,
      List<Long> begun,
      Set<String> heard,
      boolean english) {
    /** So many characters of a query are looked for among those with which a name begins. */
    private static final int LOOKED_FOR = 12;

    /** From so many letters on a query with a slip may be a later part of a name. */
    private static final int LONG = 12;

    static Latin of(String letters, List<Integer> beginnings, boolean english) {
      List<Long> begun = new ArrayList<>();
      Set<String> heard = new HashSet<>();
      heard.add(Syllabary.heard(letters));
      for (int from : beginnings) {
        int until = Math.min(letters.length(), from + LOOKED_FOR + EditDistance.MOST);
        begun.add(SpelledName.letters(letters.substring(from, until)));
        heard.add(Syllabary.heard(letters.substring(0, from)));
      }
      return new Latin(
          letters,
          List.copyOf(beginnings),
          List.copyOf(begun),
          Collections.unmodifiableSet(heard),
          english);
    }

    /** The letters of a query that are looked for where a name begins, a bit for each. */
    static long sought(String query) {
      return SpelledName.letters(query.substring(0, Math.min(query.length(), LOOKED_FOR)));
    }

    /**
     * The least number of edits by which a query becomes some of the words. A short one is that
     * only where the name begins: within it stands what many zones are called, such as 综合保税区.
     */
    int slips(String query, long sought, int allowed) {
      int slips = allowed + 1;
      int places = query.length() >= LONG ? begun.size() : Math.min(1, begun.size());
      for (int i = 0; i < places; i++) {
        int from = beginnings.get(i);
        // Each letter that does not stand there takes an edit of its own, each that is left too.
        if (Long.bitCount(sought & ~begun.get(i)) <= allowed
            && query.length() - allowed <= letters.length() - from
            && beginsAlike(query, from)) {
          slips = Math.min(slips, EditDistance.toPart(query, letters, from, this::isEnd, allowed));
        }
      }
      return slips;
    }

    /**
     * Whether a query sounds as the first of the words do, or is these without the first letter.
     */
    boolean isHeardAs(String query) {
      return heard.contains(Syllabary.heard(query))
          || (letters.startsWith(query, 1) && isEnd(1 + query.length()));
    }

    /**
     * Whether a word or a syllable ends there: taicang is no slip for the first of tai'an gaoxinqu.
     */
    private boolean isEnd(int place) {
      return place == letters.length() || beginnings.contains(place);
    }

    /**
     * Whether the first letter is the same, or one too many, too few or swapped. With another in
     * its place another name is meant: Yangshan is a port of Shanghai, and Tangshan a city.
     */
    private boolean beginsAlike(String query, int from) {
      char first = letters.charAt(from);
      return query.charAt(0) == first
          || query.charAt(1) == first
          || (from + 1 < letters.length() && query.charAt(0) == letters.charAt(from + 1));
    }

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
   * @param demonstrations demonstration zones, some of which the zone carries
   */
  static ZoneNames of(
      Zone zone,
      List<Province> provinces,
      List<City> cities,
      List<DemonstrationZone> demonstrations) {
    List<Spelling> related = new ArrayList<>();
    List<Latin> carried = new ArrayList<>();
    cities.stream().filter(city -> city.contains(zone)).forEach(city -> related.add(city.name()));
    demonstrations.stream()
        .filter(demonstration -> demonstration.covers().contains(zone.id()))
        .forEach(
            demonstration -> {
              related.addAll(demonstration.spellings());
              carried.add(english(demonstration.name().en()));
            });
    List<Latin> latin = new ArrayList<>();
    latin.add(english(zone.name().en()));
    withoutRemark(zone).forEach(name -> latin.add(english(name)));
    latin.add(english(zone.id().replace('-', ' ')));
    zone.english().forEach(name -> latin.add(english(name)));
    zone.spellings().forEach(spelling -> latin.add(pinyin(spelling)));
    Set<String> ofProvince = written(zone, provinces);
    long letters = 0;
    for (Latin name : latin) {
      letters |= SpelledName.letters(name.letters());
    }
    for (Latin name : carried) {
      letters |= SpelledName.letters(name.letters());
    }
    for (String name : ofProvince) {
      letters |= SpelledName.letters(name);
    }
    for (Spelling name : related) {
      letters |= SpelledName.letters(name.written()) | SpelledName.letters(letters(name));
    }
    long starts = 0;
    for (Spelling name : zone.spellings()) {
      letters |= SpelledName.letters(name.written()) | SpelledName.letters(letters(name));
      starts |= name.starts();
    }
    return new ZoneNames(
        zone,
        List.copyOf(latin),
        zone.spellings(),
        List.copyOf(related),
        List.copyOf(carried),
        ofProvince,
        starts,
        letters);
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

  /**
   * The English name of a zone and its id without the remark in brackets that tells it from another
   * of one name, Fuzhou (Jiangxi); nothing where it has none. Its id has that within it, too: of
   * China (Shanghai) Pilot Free Trade Zone the brackets are part of the name.
   */
  static List<String> withoutRemark(Zone zone) {
    Matcher remark = REMARK.matcher(zone.name().en());
    String words = remark.find() ? " " + remark.group("words").toLowerCase(Locale.ROOT) + " " : " ";
    String id = zone.id().replace('-', ' ');
    return words.isBlank() || !id.contains(words)
        ? List.of()
        : List.of(remark.replaceAll(" "), id.replace(words, " "));
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
    return Latin.of(letters.toString(), beginnings, english);
  }

  /**
   * Whether one of the names can be typed so, with some letters wrong.
   *
   * @param typed the characters, a bit for each or for several
   */
  boolean mayBe(long typed, int wrong) {
    return Long.bitCount(typed & ~letters) <= wrong;
  }

  /** Whether its own name in Chinese can fit what starts so; of most zones it cannot. */
  boolean mayStart(String query) {
    return (ownStarts & SpelledName.letters(query.substring(0, 1))) != 0;
  }

  /** Whether it is named after a city or lies in it; of no city in particular all are. */
  boolean isOf(String city) {
    return city.isEmpty()
        || latin.stream().anyMatch(name -> name.letters().startsWith(city))
        || related.stream().anyMatch(spelling -> letters(spelling).startsWith(city));
  }
}
