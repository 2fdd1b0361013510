package org.policyeligibility.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search for a zone by the places in which it lies and by what it is: 北京中关村, 陕西省西安市高新区, 昆山市高新区,
 * 中关村国家高新区.
 */
final class PlacedSearch {
  /** So much of the word for what a zone is has to be typed: 高新, gaox. */
  private static final int LEAST_OF_A_KIND = 2;

  private static final int LEAST_LETTERS_OF_A_KIND = 4;

  /** Shorter beginnings of a name do not say which is meant. */
  private static final int LEAST_KNOWN = 2;

  private static final Pattern RANK =
      Pattern.compile("(?<=^\\p{IsHan}{2,5})[市县区州](?=\\p{IsHan}{2})");

  private final PlaceNames places;
  private final List<Kind> kinds;

  /** The words for zones of a type, as they are typed, the longest first. */
  private record Kind(String type, List<String> called) {
    /** Whether one of its words is being typed. */
    boolean begins(String typed) {
      return typed.length() >= (PlainName.hasHan(typed) ? LEAST_OF_A_KIND : LEAST_LETTERS_OF_A_KIND)
          && called.stream().anyMatch(word -> word.startsWith(typed));
    }
  }

  /**
   * A zone that was found.
   *
   * @param rest how much of the query says which it is; 0 where it is its whole name
   */
  record Placed(Zone zone, MatchQuality fit, int rest) {}

  /**
   * A search by the names of these places, for zones of these types.
   *
   * @param types with what zones of each are called
   */
  PlacedSearch(PlaceNames places, List<Coverage> types) {
    this.places = places;
    this.kinds = types.stream().map(PlacedSearch::kind).toList();
  }

  private static Kind kind(Coverage type) {
    return new Kind(
        type.type(),
        type.called().stream()
            .map(PlainName::plain)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList());
  }

  /**
   * The zones in the places with which the query begins that the rest of it names; and those that
   * it names with the word for what they are.
   */
  List<Placed> find(String query, List<ZoneNames> among) {
    List<Sought> readings = new ArrayList<>();
    places.readings(query).forEach(reading -> readings.add(sought(reading, true)));
    readings.add(sought(new PlaceNames.Reading(zone -> true, "", query, false), false));
    List<Placed> found = new ArrayList<>();
    for (ZoneNames names : among) {
      MatchQuality best = null;
      int rest = 0;
      for (Sought sought : readings) {
        MatchQuality fit = sought.reading().inside().test(names.zone()) ? fit(names, sought) : null;
        if (fit != null && (best == null || fit.compareTo(best) < 0)) {
          best = fit;
          rest = fit == MatchQuality.EXACT ? 0 : sought.reading().rest().length();
        }
      }
      if (best != null) {
        found.add(new Placed(names.zone(), best, rest));
      }
    }
    return found;
  }

  /**
   * The words that are sought behind the places that were read.
   *
   * @param placed whether there are any
   * @param names of which each may be the name
   * @param kinds what a zone may be called by them
   */
  private record Sought(
      PlaceNames.Reading reading, boolean placed, Set<String> names, List<SoughtKind> kinds) {}

  /**
   * A kind of zone that is sought by name.
   *
   * @param core what stands before its word; null while the word is being typed, behind a place
   */
  private record SoughtKind(Kind kind, @Nullable String core) {}

  private Sought sought(PlaceNames.Reading reading, boolean placed) {
    Set<String> names = new LinkedHashSet<>();
    for (String rest : List.of(reading.rest(), withoutRank(reading.rest()))) {
      names.add(rest);
      names.add(reading.called() + rest);
    }
    if (!placed) {
      names.remove(reading.rest());
    }
    return new Sought(reading, placed, names, kinds(reading, placed));
  }

  private List<SoughtKind> kinds(PlaceNames.Reading reading, boolean placed) {
    List<SoughtKind> sought = new ArrayList<>();
    for (Kind kind : reading.passed() ? List.<Kind>of() : kinds) {
      Optional<String> word = kind.called().stream().filter(reading.rest()::endsWith).findFirst();
      if (word.isPresent()) {
        int core = reading.rest().length() - word.get().length();
        sought.add(new SoughtKind(kind, reading.rest().substring(0, core)));
      } else if (placed && kind.begins(reading.rest())) {
        sought.add(new SoughtKind(kind, null));
      }
    }
    return sought;
  }

  /** How a zone fits what stands behind the places that were read. */
  private @Nullable MatchQuality fit(ZoneNames names, Sought sought) {
    MatchQuality best = null;
    for (String name : sought.names()) {
      best = best(best, nameFit(names, name));
    }
    for (SoughtKind kind : sought.kinds()) {
      best = best(best, kindFit(names, kind, sought));
    }
    return best;
  }

  private static @Nullable MatchQuality best(
      @Nullable MatchQuality best, @Nullable MatchQuality other) {
    return best == null || (other != null && other.compareTo(best) < 0) ? other : best;
  }

  /**
   * 昆山高新区 of 昆山市高新区: names of zones leave out what rank the place has. Beside 长沙市 there is 长沙县,
   * though, and what is called 长沙 is the city's.
   */
  private String withoutRank(String rest) {
    Matcher rank = RANK.matcher(rest);
    return !rank.find()
            || ("县区".contains(rank.group()) && places.isCity(rest.substring(0, rank.start())))
        ? rest
        : rank.replaceFirst("");
  }

  /** Whether the words are a name of the zone or its beginning; what is within a name says less. */
  private static @Nullable MatchQuality nameFit(ZoneNames names, String words) {
    MatchQuality best = null;
    for (Spelling spelling : names.own()) {
      best = best(best, begun(spelling.fit(words)));
    }
    for (ZoneNames.Latin latin : names.latin()) {
      best = best(best, latin.english() ? begun(latin.fit(words)) : null);
    }
    return best;
  }

  private static @Nullable MatchQuality begun(@Nullable MatchQuality fit) {
    return fit == MatchQuality.CONTAINING ? null : fit;
  }

  /** A zone is called by its own name and what it is; or only by what it is, behind its place. */
  private static @Nullable MatchQuality kindFit(ZoneNames names, SoughtKind sought, Sought words) {
    Kind kind = sought.kind();
    String core = sought.core();
    if (!isOfKind(names, kind)) {
      return null;
    }
    if (core == null) {
      return MatchQuality.RELATED;
    }
    if (isCalled(names, kind, core) || isCalled(names, kind, words.reading().called() + core)) {
      return MatchQuality.EXACT;
    }
    return (core.isEmpty() && words.placed()) || isCalledAround(names, kind, core)
        ? MatchQuality.RELATED
        : null;
  }

  private static boolean isOfKind(ZoneNames names, Kind kind) {
    return names.zone().memberships(kind.type()).stream()
        .anyMatch(membership -> membership.held() != MembershipStatus.NO);
  }

  private static boolean isCalled(ZoneNames names, Kind kind, String core) {
    return !core.isEmpty()
        && names.own().stream()
            .flatMap(own -> Stream.of(own.written(), ZoneNames.letters(own)))
            .anyMatch(
                name ->
                    name.startsWith(core)
                        && (name.length() == core.length()
                            || kind.called().contains(name.substring(core.length()))));
  }

  /** Names that leave out what stands between: 张江园区 are all that are called 张江…园. */
  private static boolean isCalledAround(ZoneNames names, Kind kind, String core) {
    return core.length() >= LEAST_KNOWN
        && names.own().stream()
            .map(Spelling::written)
            .anyMatch(
                name -> name.startsWith(core) && kind.called().stream().anyMatch(name::endsWith));
  }
}
