package org.policyeligibility.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The place names that stand in front of a zone's name: 陕西省西安市高新区 is the 高新区 of 西安, in 陕西. They are
 * read in characters, in pinyin and, of provinces, in English.
 */
final class PlaceNames {
  /** A province, a city, a new area. */
  private static final int MOST = 3;

  private static final List<String> COUNTRY = List.of("中国", "zhongguo", "china");

  /** Shorter rests are found by what they begin, and so by nearly every name. */
  private static final int LEAST_OF_LETTERS = 4;

  private static final Pattern CITY = Pattern.compile("市$");
  private static final Pattern PREFECTURE = Pattern.compile("(.{2}).*自治州|(.{2,})(?:地区|盟)");

  /** A district or county of which no names are held: 闵行区 in 上海市闵行区紫竹高新区. */
  private static final Pattern DISTRICT = Pattern.compile("\\p{IsHan}{2,3}[区县市](?=\\p{IsHan}{2})");

  private final List<Name> names = new ArrayList<>();
  private final Set<String> ofCities = new HashSet<>();

  /** A way to write a place, and how zones there are called after it. */
  private record Name(String form, String called, Predicate<Zone> inside) {}

  /**
   * A query of which the beginning was read as places.
   *
   * @param inside whether a zone lies in all of them
   * @param called the last of them as the names of zones begin with it; empty where none was read
   * @param rest what stands behind them
   * @param passed whether a district of which no names are held was passed over: then the rest has
   *     to be a name, for a word such as 高新区 means what is in that district
   */
  record Reading(Predicate<Zone> inside, String called, String rest, boolean passed) {}

  /**
   * The names of these places.
   *
   * @param zones some of them contain others: 浦东金桥
   */
  PlaceNames(List<Province> provinces, List<City> cities, List<Zone> zones) {
    for (Province province : provinces) {
      Spelling shortest = province.names().get(Math.min(1, province.names().size() - 1));
      for (Spelling name : province.names()) {
        add(name, shortest, province::contains);
      }
      for (String english : province.english()) {
        String letters = PlainName.plain(english);
        names.add(new Name(letters, letters, province::contains));
        names.add(new Name(letters + "province", letters, province::contains));
      }
    }
    for (City city : cities) {
      Spelling called = called(city.name());
      add(city.name(), called, city::contains);
      add(called, called, city::contains);
      ofCities.add(called.written());
    }
    for (Zone area : zones) {
      if (zones.stream().noneMatch(zone -> isWithin(zone, area))) {
        continue;
      }
      for (Spelling name : area.spellings()) {
        names.add(new Name(name.written(), name.written(), zone -> isWithin(zone, area)));
      }
    }
    names.sort(Comparator.comparing((Name name) -> name.form().length()).reversed());
  }

  private void add(Spelling name, Spelling called, Predicate<Zone> inside) {
    names.add(new Name(name.written(), called.written(), inside));
    names.add(new Name(letters(name), letters(called), inside));
  }

  private static String letters(Spelling name) {
    return PlainName.plain(String.join("", name.syllables()));
  }

  /** 西安 of 西安市, 昌吉 of 昌吉回族自治州. */
  private static Spelling called(Spelling city) {
    var prefecture = PREFECTURE.matcher(city.written());
    int length =
        CITY.matcher(city.written()).find()
            ? city.written().length() - 1
            : !prefecture.matches()
                ? city.written().length()
                : prefecture.group(1) != null
                    ? prefecture.group(1).length()
                    : prefecture.group(2).length();
    return new Spelling(city.written().substring(0, length), city.syllables().subList(0, length));
  }

  /** Whether a city is called so, as 长沙 is: 长沙县 is another place. */
  boolean isCity(String name) {
    return ofCities.contains(name);
  }

  /** Whether a zone is known to lie in what another is, and so in that one. */
  private static boolean isWithin(Zone zone, Zone area) {
    return zone.memberships().stream()
            .anyMatch(
                membership ->
                    membership.within()
                        && membership.held() == MembershipStatus.YES
                        && !area.memberships(membership.type()).isEmpty())
        && area.mayOverlap(zone);
  }

  /** The readings of a query, that with the most places first; none where it begins with none. */
  List<Reading> readings(String query) {
    Set<Reading> readings = new LinkedHashSet<>();
    Predicate<Zone> anywhere = zone -> true;
    read(new Reading(anywhere, "", query, false), 0, readings);
    for (String country : COUNTRY) {
      if (query.startsWith(country)) {
        Reading reading = new Reading(anywhere, "", query.substring(country.length()), false);
        if (isLongEnough(reading.rest())) {
          readings.add(reading);
          read(reading, 0, readings);
        }
      }
    }
    List<Reading> sorted = new ArrayList<>(readings);
    sorted.sort(Comparator.comparing(reading -> reading.rest().length()));
    return sorted;
  }

  private static boolean isLongEnough(String rest) {
    return rest.length() >= LEAST_OF_LETTERS || PlainName.hasHan(rest);
  }

  private void read(Reading before, int places, Set<Reading> readings) {
    if (places == MOST) {
      return;
    }
    String query = before.rest();
    for (Name name : names) {
      if (query.startsWith(name.form())) {
        String rest = query.substring(name.form().length());
        if (!isLongEnough(rest)) {
          continue;
        }
        Reading reading =
            new Reading(before.inside().and(name.inside()), name.called(), rest, false);
        readings.add(reading);
        read(reading, places + 1, readings);
        var district = DISTRICT.matcher(rest);
        if (district.lookingAt()) {
          readings.add(new Reading(reading.inside(), "", rest.substring(district.end()), true));
        }
      }
    }
  }
}
