package org.policyeligibility.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueSet;
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
    List<Fact> places = vocabulary.places(stated.profiles().get(0).type());
    if (places.isEmpty()) {
      return new Seat(List.of(UNKNOWN), List.of(UNKNOWN));
    }
    Fact seat = places.get(0);
    Fact province = vocabulary.known(seat.profile(), String.valueOf(seat.province()));
    return new Seat(names(stated.value(province)), names(stated.value(seat)));
  }

  private static List<String> names(@Nullable Object value) {
    if (value instanceof ValueSet kinds) {
      return kinds.isEmpty() ? List.of(NONE) : List.copyOf(kinds);
    }
    return List.of(value == null ? UNKNOWN : value.toString());
  }
}
