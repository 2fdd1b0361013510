package org.policyeligibility.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
      new ZoneRegister(new Content(LocalDate.EPOCH, List.of(), List.of(), List.of(), List.of()));

  private final Content content;
  private final Map<String, Zone> zones = new LinkedHashMap<>();
  private final Map<String, Coverage> coverage = new LinkedHashMap<>();
  private final Map<String, List<Zone>> ofType = new HashMap<>();
  private @Nullable ZoneSearch search;

  /**
   * What a register holds, each in the order of its table.
   *
   * @param compiled the day of which it tells
   */
  public record Content(
      LocalDate compiled,
      List<Zone> zones,
      List<Coverage> coverage,
      List<DemonstrationZone> demonstrationZones,
      List<City> cities) {
    public Content {
      zones = List.copyOf(zones);
      coverage = List.copyOf(coverage);
      demonstrationZones = List.copyOf(demonstrationZones);
      cities = List.copyOf(cities);
    }
  }

  public ZoneRegister(Content content) {
    this.content = content;
    content.zones().forEach(zone -> zones.put(zone.id(), zone));
    content.coverage().forEach(one -> coverage.put(one.type(), one));
    for (Zone zone : content.zones()) {
      zone.memberships()
          .forEach(one -> ofType.computeIfAbsent(one.type(), type -> new ArrayList<>()).add(zone));
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
      made = new ZoneSearch(this);
      search = made;
    }
    return made;
  }

  /** The demonstration zones that a high-tech zone carries. */
  public List<DemonstrationZone> carriedBy(Zone zone) {
    return demonstrationZones().stream().filter(one -> one.covers().contains(zone.id())).toList();
  }

  public List<City> cities() {
    return content.cities();
  }

  /** The cities in which a zone lies, as far as its codes say. */
  public List<City> citiesOf(Zone zone) {
    return cities().stream()
        .filter(city -> zone.adminCodes().stream().anyMatch(city::contains))
        .toList();
  }

  /** Whether what lies in a zone lay in a zone of this type on a day. */
  public Held held(Zone zone, String type, LocalDate day) {
    List<Membership> own = zone.memberships(type);
    if (own.isEmpty()) {
      return isExcluded(zone, coverage.get(type), day) ? Held.NO : Held.UNKNOWN;
    }
    Held held = Held.NO;
    for (Membership one : own) {
      Held then = one.on(day);
      if (then == Held.YES) {
        return then;
      }
      held = then == Held.UNKNOWN ? then : held;
    }
    return held;
  }

  /**
   * A type that is not listed for a zone is excluded where it only occurs in another province,
   * where the zone is of a type that leaves no room for it, or where the list of that type is
   * complete and nothing on it lies in the same city. Of days after it was compiled no list is
   * complete.
   */
  private boolean isExcluded(Zone zone, @Nullable Coverage type, LocalDate day) {
    if (type == null) {
      return false;
    }
    if (type.province() != null && !type.province().equals(zone.province())) {
      return true;
    }
    if (type.notWhile() != null && held(zone, type.notWhile(), day) == Held.YES) {
      return true;
    }
    return type.complete()
        && !day.isAfter(compiled())
        && ofType.getOrDefault(type.type(), List.of()).stream()
            .noneMatch(other -> mayGive(other, type.type(), zone, day));
  }

  private static boolean mayGive(Zone other, String type, Zone zone, LocalDate day) {
    return other.memberships(type).stream().anyMatch(one -> one.on(day) != Held.NO)
        && other.mayOverlap(zone);
  }
}
