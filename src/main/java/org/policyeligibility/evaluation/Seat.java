package org.policyeligibility.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/**
 * The seat of a case: the place by which a population is counted. It is the first fact of the
 * profile's type that says where it lies, its own or the employer's.
 *
 * @param provinces in which it is, or {@code ?} where that is not known
 * @param zoneTypes the kinds of zone in which it is, {@code NONE}, or {@code ?}
 */
public record Seat(List<String> provinces, List<String> zoneTypes) {
  private static final String UNKNOWN = "?";
  private static final String NONE = "NONE";

  public Seat {
    provinces = List.copyOf(provinces);
    zoneTypes = List.copyOf(zoneTypes);
  }

  public static Seat of(Case stated, Vocabulary vocabulary) {
    Optional<Fact> seat = vocabulary.places(stated.profiles().get(0).type()).stream().findFirst();
    return new Seat(
        names(
            stated,
            seat.map(fact -> vocabulary.known(fact.profile(), String.valueOf(fact.province())))),
        names(stated, seat));
  }

  private static List<String> names(Case stated, Optional<Fact> fact) {
    Optional<Object> value = fact.map(stated::value);
    if (value.isPresent() && value.get() instanceof Iterable<?> zones) {
      List<String> names = new ArrayList<>();
      zones.forEach(zone -> names.add(zone.toString()));
      return names.isEmpty() ? List.of(NONE) : names;
    }
    return List.of(value.map(Object::toString).orElse(UNKNOWN));
  }
}
