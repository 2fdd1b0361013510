package org.policyeligibility.impact;

import java.util.List;
import java.util.Optional;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/**
 * One profile for which something comes out otherwise.
 *
 * @param record the profile as it was stated, and its place
 * @param flips of clauses, in the order of the law
 * @param benefits whose best outcome over all their clauses is otherwise
 */
public record FlippedCase(
    PopulationRecord record,
    Case stated,
    List<Flip> flips,
    List<Flip> benefits,
    Evaluation before,
    Evaluation after) {
  public FlippedCase {
    flips = List.copyOf(flips);
    benefits = List.copyOf(benefits);
  }

  /** The provinces in which the profile is, or {@code ?} where that is not known. */
  List<String> provinces(Vocabulary vocabulary) {
    return places(vocabulary, true);
  }

  /** The kinds of zone in which it is, or {@code ?}. */
  List<String> zoneTypes(Vocabulary vocabulary) {
    return places(vocabulary, false);
  }

  /** By the first fact of its type that says where it lies: the seat, or the employer's. */
  private List<String> places(Vocabulary vocabulary, boolean province) {
    Optional<Fact> seat =
        vocabulary.facts(stated.profiles().get(0).type()).stream()
            .filter(fact -> fact.province() != null)
            .findFirst();
    Optional<Object> value =
        seat.map(
                fact ->
                    province
                        ? vocabulary.known(fact.profile(), String.valueOf(fact.province()))
                        : fact)
            .map(stated::value);
    if (value.isPresent() && value.get() instanceof Iterable<?> zones) {
      List<String> names = new java.util.ArrayList<>();
      zones.forEach(zone -> names.add(zone.toString()));
      return names.isEmpty() ? List.of("NONE") : names;
    }
    return List.of(value.map(Object::toString).orElse("?"));
  }
}
