package org.policyeligibility.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The zones that are known, as they were on each day. The lists are incomplete and say so: what the
 * register does not list is unknown, unless something it does hold excludes it.
 */
public final class ZoneRegister {
  /** Holds nothing, and excludes nothing. */
  public static final ZoneRegister EMPTY =
      new ZoneRegister(
          new Content(
              LocalDate.EPOCH,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Map.of(),
              Map.of()));

  private final Content content;
  private final Map<String, Zone> zones = new LinkedHashMap<>();
  private final Map<String, Coverage> coverage = new LinkedHashMap<>();
  private final Map<String, List<Zone>> ofType = new HashMap<>();
  private @Nullable ZoneSearch search;
  private @Nullable ZonesByName byName;

  /**
   * The content of a register, each table in its own order.
   *
   * @param compiled the day of which it tells
   * @param traditional by traditional character the simplified one of the names
   * @param sources by the short name that evidence has for it the whole address of a source
   */
  public record Content(
      LocalDate compiled,
      List<Zone> zones,
      List<Coverage> coverage,
      List<DemonstrationZone> demonstrationZones,
      List<Province> provinces,
      List<City> cities,
      Map<String, String> traditional,
      Map<String, String> sources) {
    public Content {
      zones = List.copyOf(zones);
      coverage = List.copyOf(coverage);
      demonstrationZones = List.copyOf(demonstrationZones);
      provinces = List.copyOf(provinces);
      cities = List.copyOf(cities);
      traditional = Collections.unmodifiableMap(new LinkedHashMap<>(traditional));
      sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }
  }

  public ZoneRegister(Content content) {
    this.content = content;
    content.zones().forEach(zone -> zones.put(zone.id(), zone));
    content.coverage().forEach(candidate -> coverage.put(candidate.type(), candidate));
    for (Zone zone : content.zones()) {
      zone.memberships().stream()
          .filter(membership -> !membership.within())
          .forEach(
              membership ->
                  ofType.computeIfAbsent(membership.type(), type -> new ArrayList<>()).add(zone));
    }
  }

  public Content content() {
    return content;
  }

  /** The day of which it tells; of later days it knows no change. */
  public LocalDate compiled() {
    return content.compiled();
  }

  public Optional<Zone> zone(String id) {
    return Optional.ofNullable(zones.get(id));
  }

  /**
   * The sources that a note names and whose whole address is held, by their short names, in the
   * order in which the note names them.
   */
  public Map<String, String> sources(String evidence) {
    Map<String, String> named = new LinkedHashMap<>();
    content.sources().keySet().stream()
        .filter(evidence::contains)
        .sorted(Comparator.comparingInt(evidence::indexOf))
        .forEach(source -> named.put(source, content.sources().getOrDefault(source, "")));
    return named;
  }

  /** In the order of the tables. */
  public List<Zone> zones() {
    return content.zones();
  }

  public Set<String> ids() {
    return Collections.unmodifiableSet(zones.keySet());
  }

  /** By type, in the order of the vocabulary. */
  public List<Coverage> coverage() {
    return content.coverage();
  }

  public List<DemonstrationZone> demonstrationZones() {
    return content.demonstrationZones();
  }

  /** Finds zones by name; made when it is first asked for. */
  public synchronized ZoneSearch search() {
    ZoneSearch made = search;
    if (made == null) {
      made =
          new ZoneSearch(
              zones(), provinces(), cities(), demonstrationZones(), coverage(), this::folded);
      search = made;
    }
    return made;
  }

  /**
   * The zones that go by a name as a form would have it: an id, a name or an alias, whole. The name
   * of a place is none, for there are more zones in a city than the one that is called after it.
   */
  public List<Zone> named(String typed) {
    return byName().find(typed);
  }

  private synchronized ZonesByName byName() {
    ZonesByName made = byName;
    if (made == null) {
      made = new ZonesByName(zones(), provinces(), cities(), search(), this::folded);
      byName = made;
    }
    return made;
  }

  /** The demonstration zones that a high-tech zone carries. */
  public List<DemonstrationZone> carriedBy(Zone zone) {
    return demonstrationZones().stream()
        .filter(demonstrationZone -> demonstrationZone.covers().contains(zone.id()))
        .toList();
  }

  /** A name with the simplified forms of its characters, as the names held are written. */
  String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      String character = name.substring(i, i + 1);
      folded.append(content.traditional().getOrDefault(character, character));
    }
    return folded.toString();
  }

  public List<Province> provinces() {
    return content.provinces();
  }

  public List<City> cities() {
    return content.cities();
  }

  /** The cities in which a zone lies, as far as its codes say. */
  public List<City> citiesOf(Zone zone) {
    return cities().stream().filter(city -> city.contains(zone)).toList();
  }

  /** Whether a zone was itself of this type on a day. */
  public MembershipStatus is(Zone zone, String type, LocalDate day) {
    List<Membership> own = zone.memberships(type);
    if (!own.isEmpty()) {
      return held(own, day);
    }
    Coverage list = coverage.get(type);
    boolean excluded =
        list != null
            && (isElsewhere(zone, list, day) || (list.complete() && !day.isAfter(compiled())));
    return excluded ? MembershipStatus.NO : MembershipStatus.UNKNOWN;
  }

  /** Whether what lies in a zone lay in a zone of this type on a day: what it is, it lies in. */
  public MembershipStatus liesIn(Zone zone, String type, LocalDate day) {
    List<Membership> own = zone.memberships(type);
    List<Membership> around = zone.memberships(type, true);
    MembershipStatus is = own.isEmpty() ? MembershipStatus.NO : held(own, day);
    MembershipStatus within =
        around.isEmpty() && !isExcluded(zone, coverage.get(type), day)
            ? own.isEmpty() ? MembershipStatus.UNKNOWN : MembershipStatus.NO
            : held(around, day);
    return is.or(within);
  }

  private static MembershipStatus held(List<Membership> memberships, LocalDate day) {
    MembershipStatus held = MembershipStatus.NO;
    for (Membership membership : memberships) {
      held = held.or(membership.on(day));
    }
    return held;
  }

  /**
   * A type that only occurs in another province, or that the zone's own type leaves no room for.
   */
  private boolean isElsewhere(Zone zone, Coverage type, LocalDate day) {
    return (type.province() != null && !type.province().equals(zone.province()))
        || (type.notWhile() != null && is(zone, type.notWhile(), day) == MembershipStatus.YES);
  }

  /**
   * Whether a type is excluded from those that a zone lies in: where it is elsewhere, or where the
   * list of that type is complete and nothing on it lies in the same city. Of days after it was
   * compiled no list is complete.
   */
  private boolean isExcluded(Zone zone, @Nullable Coverage type, LocalDate day) {
    if (type == null) {
      return false;
    }
    return isElsewhere(zone, type, day)
        || (type.complete()
            && !day.isAfter(compiled())
            && ofType.getOrDefault(type.type(), List.of()).stream()
                .noneMatch(other -> mayGive(other, type.type(), zone, day)));
  }

  private static boolean mayGive(Zone other, String type, Zone zone, LocalDate day) {
    return other.memberships(type).stream()
            .anyMatch(membership -> membership.on(day) != MembershipStatus.NO)
        && other.mayOverlap(zone);
  }
}
