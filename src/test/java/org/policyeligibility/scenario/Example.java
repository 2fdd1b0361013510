package org.policyeligibility.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Standing;

/** A scenario with what can be seen of its profile: what it is an example of. */
record Example(Provision provision, Scenario scenario, Profile profile) {

  /** Empty where the profile cannot be read; running the scenario tells why. */
  static Optional<Example> of(Provision provision, Scenario scenario) {
    return read(scenario, scenario.asOf())
        .map(profile -> new Example(provision, scenario, profile));
  }

  private static Optional<Profile> read(Scenario scenario, LocalDate asOf) {
    return Optional.ofNullable(Law.shipped().read(scenario.profile(), "", asOf, new ArrayList<>()));
  }

  Outcome outcome() {
    return scenario.outcome();
  }

  Status status(Criterion criterion) {
    return criterion.read(Case.of(profile));
  }

  boolean inForce() {
    return provision.clause().inForce().contains(scenario.asOf());
  }

  /** The province by which the clause is judged, empty where it is unknown or none is asked for. */
  Optional<String> province() {
    return Optional.ofNullable(provision.province())
        .flatMap(fact -> Optional.ofNullable(profile.value(fact)))
        .map(Object::toString);
  }

  boolean inTerritory() {
    return province().map(provision.clause().document().territory()::contains).orElse(true);
  }

  /** Every criterion is met that is not about one of these facts. */
  boolean allOthersMet(Set<Fact> facts) {
    return inForce()
        && inTerritory()
        && provision.criteria().stream()
            .filter(criterion -> !facts.contains(criterion.fact()))
            .allMatch(criterion -> status(criterion) == Status.MET);
  }

  boolean allMet() {
    return allOthersMet(Set.of());
  }

  /** How each kind of requirement of the clause stands. */
  Stream<Standing> standings() {
    return kinds().map(this::standing);
  }

  Stream<Requirement.Kind> kinds() {
    return provision.clause().requires().stream().map(Requirement::kind).distinct();
  }

  Standing standing(Requirement.Kind kind) {
    return profile.standing(kind, provision.id(), provision.clause().benefit());
  }

  boolean isNothingRefused() {
    return standings().noneMatch(Standing::isAdverse);
  }

  boolean isAllGranted() {
    return standings().allMatch(Standing::isFavourable);
  }

  /** All met, and of what is required only this kind does not stand as wished. */
  boolean isAlone(Requirement.Kind kind, Standing standing) {
    return allMet()
        && standing(kind) == standing
        && kinds().filter(other -> other != kind).allMatch(other -> standing(other).isFavourable());
  }

  /** The only fact that does not fit, with nothing refused. */
  boolean isAlone(Criterion criterion, Status status) {
    return allOthersMet(Set.of(criterion.fact()))
        && isNothingRefused()
        && status(criterion) == status;
  }

  /** All met by a set that has one of the alternatives and none of the others. */
  boolean isMetBy(Criterion criterion, Object alternative) {
    Object actual = value(criterion.fact()).orElse(null);
    if (!allMet() || !isNothingRefused()) {
      return false;
    }
    if (actual instanceof Set<?> values) {
      return criterion.expected().stream()
          .allMatch(value -> values.contains(value) == value.equals(alternative));
    }
    return Objects.equals(actual, alternative);
  }

  /** Empty where it is unknown. */
  Optional<Object> value(Fact fact) {
    return Optional.ofNullable(profile.value(fact));
  }

  /** The value of a fact, were the same stated so many days later. */
  Optional<Object> valueOn(Fact fact, long daysLater) {
    return read(scenario, scenario.asOf().plusDays(daysLater))
        .flatMap(then -> Optional.ofNullable(then.value(fact)));
  }

  /** The examples of a clause among scenarios. */
  static List<Example> of(Provision provision, List<Scenario> scenarios) {
    return scenarios.stream()
        .filter(scenario -> scenario.clause().equals(provision.id()))
        .flatMap(scenario -> of(provision, scenario).stream())
        .toList();
  }
}
