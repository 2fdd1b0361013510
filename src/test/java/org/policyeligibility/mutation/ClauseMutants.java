package org.policyeligibility.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Territory;
import org.policyeligibility.law.authority.Basis;
import org.policyeligibility.profile.Fact;

/** Every small change of one clause that could change an answer. */
final class ClauseMutants {
  private final Provision provision;
  private final Clause clause;
  private final List<Mutant> mutants = new ArrayList<>();

  private ClauseMutants(Provision provision) {
    this.provision = provision;
    this.clause = provision.clause();
  }

  static List<Mutant> of(Provision provision) {
    ClauseMutants mutants = new ClauseMutants(provision);
    mutants.rule();
    mutants.effect();
    mutants.days();
    mutants.territory();
    mutants.requirements();
    mutants.advisories();
    mutants.exemptions();
    mutants.bindings();
    return mutants.mutants;
  }

  private void rule() {
    List<Criterion> criteria = provision.criteria();
    for (int i = 0; i < criteria.size(); i++) {
      int at = i;
      CriterionMutants.of(criteria.get(i))
          .forEach(
              (change, mutant) -> add(change, ruled(replaced(criteria, at, mutant.orElse(null)))));
    }
  }

  private Provision ruled(List<Criterion> criteria) {
    return Copies.with(provision, Map.of("criteria", criteria, "remarks", remarks(criteria)));
  }

  /**
   * The remarks for changed criteria, each from the criterion on the same fact, so that those that
   * bind go on to bind.
   */
  private List<Provision.Remark> remarks(List<Criterion> criteria) {
    Map<Fact, Provision.Remark> known = new HashMap<>();
    for (int i = 0; i < provision.criteria().size(); i++) {
      known.put(provision.criteria().get(i).fact(), provision.remarks().get(i));
    }
    return criteria.stream()
        .map(criterion -> known.getOrDefault(criterion.fact(), Provision.Remark.of(Basis.EXPLICIT)))
        .toList();
  }

  /** A list with one element changed, or without it. */
  private static <T> List<T> replaced(List<T> list, int at, @Nullable T by) {
    List<T> replaced = new ArrayList<>(list);
    replaced.remove(at);
    if (by != null) {
      replaced.add(at, by);
    }
    return List.copyOf(replaced);
  }

  private void effect() {
    for (Effect effect : Effect.values()) {
      if (effect != clause.effect() && !(effect == Effect.RESTRICTION && isBareObligation())) {
        clause("effect " + effect, "effect", effect);
      }
    }
  }

  /** All of its criteria bind: it comes to what a restriction with the same rule comes to. */
  private boolean isBareObligation() {
    return clause.effect() == Effect.OBLIGATION
        && provision.remarks().stream().allMatch(Provision.Remark::binds);
  }

  private void days() {
    LocalDate first = clause.inForce().firstDay();
    LocalDate last = clause.inForce().lastDay();
    if (first != null) {
      days("first day a day earlier", first.minusDays(1), last);
      days("first day a day later", first.plusDays(1), last);
      days("no first day", null, last);
    }
    if (last != null) {
      days("last day a day earlier", first, last.minusDays(1));
      days("last day a day later", first, last.plusDays(1));
      days("no last day", first, null);
    }
  }

  private void days(String change, @Nullable LocalDate first, @Nullable LocalDate last) {
    clause(change, "inForce", new InForce(first, last));
  }

  /** A clause that is judged by another place than the seat asks for no territory. */
  private void territory() {
    Fact seat = provision.province();
    if (seat == null) {
      return;
    }
    Territory territory = clause.document().territory();
    territory("no territory", Territory.ANYWHERE);
    for (String province : territory.outside()) {
      territory(
          province + " within", new Territory(Set.of(), without(territory.outside(), province)));
    }
    for (String province : territory.within()) {
      List<String> all = seat.valueList().names();
      String next = all.get((all.indexOf(province) + 1) % all.size());
      Set<String> more = new TreeSet<>(territory.within());
      more.add(next);
      territory(next + " within", new Territory(more, Set.of()));
    }
  }

  private static Set<String> without(Set<String> provinces, String province) {
    Set<String> rest = new TreeSet<>(provinces);
    rest.remove(province);
    return rest;
  }

  private void territory(String change, Territory territory) {
    clause(change, "document", Copies.with(clause.document(), "territory", territory));
  }

  private void requirements() {
    List<Requirement> requires = clause.requires();
    for (int i = 0; i < requires.size(); i++) {
      Requirement.Kind kind = requires.get(i).kind();
      Requirement.Kind other = other(kind);
      clause(kind + " not required", "requires", replaced(requires, i, null));
      clause(
          other + " instead of " + kind,
          "requires",
          replaced(requires, i, Copies.with(requires.get(i), "kind", other)));
    }
  }

  private static Requirement.Kind other(Requirement.Kind kind) {
    return kind == Requirement.Kind.ASSESSMENT
        ? Requirement.Kind.APPROVAL
        : Requirement.Kind.ASSESSMENT;
  }

  private void advisories() {
    List<Advisory> advisories = provision.advisories();
    for (int i = 0; i < advisories.size(); i++) {
      Advisory advisory = advisories.get(i);
      advisoryDays(advisories, i);
      advisories(advisory.code() + " never shown", replaced(advisories, i, null));
      for (int j = 0; j < advisory.when().size(); j++) {
        int place = i;
        int condition = j;
        CriterionMutants.of(advisory.when().get(j))
            .forEach(
                (change, mutant) -> {
                  List<Criterion> when = replaced(advisory.when(), condition, mutant.orElse(null));
                  advisories(
                      advisory.code() + " when " + change,
                      replaced(advisories, place, Copies.with(advisory, "when", when)));
                });
      }
    }
  }

  private void advisoryDays(List<Advisory> advisories, int i) {
    Advisory advisory = advisories.get(i);
    LocalDate first = advisory.days().firstDay();
    LocalDate last = advisory.days().lastDay();
    if (first != null) {
      advisoryDays(advisories, i, "from a day earlier", first.minusDays(1), last);
      advisoryDays(advisories, i, "from a day later", first.plusDays(1), last);
    }
    if (last != null) {
      advisoryDays(advisories, i, "until a day earlier", first, last.minusDays(1));
      advisoryDays(advisories, i, "until a day later", first, last.plusDays(1));
    }
  }

  private void advisoryDays(
      List<Advisory> advisories,
      int i,
      String change,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    Advisory advisory = advisories.get(i);
    advisories(
        advisory.code() + " " + change,
        replaced(advisories, i, Copies.with(advisory, "days", new InForce(first, last))));
  }

  private void advisories(String change, List<Advisory> advisories) {
    add(change, Copies.with(provision, "advisories", advisories));
  }

  private void exemptions() {
    List<NotNeeded> declared = provision.notNeeded();
    for (int i = 0; i < declared.size(); i++) {
      NotNeeded exemption = declared.get(i);
      String name = "not needed " + (i + 1);
      exemptions(name + " never", replaced(declared, i, null));
      for (int days : new int[] {-1, 1}) {
        exemptions(
            name + " from " + (days < 0 ? "a day earlier" : "a day later"),
            replaced(declared, i, Copies.with(exemption, "from", exemption.from().plusDays(days))));
      }
      for (int j = 0; j < exemption.when().size(); j++) {
        int place = i;
        int condition = j;
        CriterionMutants.of(exemption.when().get(j))
            .forEach(
                (change, mutant) ->
                    exemptions(
                        name + " when " + change,
                        replaced(
                            declared,
                            place,
                            Copies.with(
                                exemption,
                                "when",
                                replaced(exemption.when(), condition, mutant.orElse(null))))));
      }
    }
  }

  private void exemptions(String change, List<NotNeeded> notNeeded) {
    add(change, Copies.with(provision, "notNeeded", notNeeded));
  }

  /** Whom an obligation binds, and what it demands, are two things. */
  private void bindings() {
    for (int i = 0; i < provision.remarks().size(); i++) {
      if (clause.effect() == Effect.OBLIGATION) {
        Provision.Remark remark = provision.remarks().get(i);
        add(
            provision.criteria().get(i).fact().name() + (remark.binds() ? " demanded" : " binding"),
            Copies.with(
                provision,
                "remarks",
                replaced(provision.remarks(), i, Copies.with(remark, "binds", !remark.binds()))));
      }
    }
  }

  private void clause(String change, String component, Object value) {
    add(change, Copies.with(provision, "clause", Copies.with(clause, component, value)));
  }

  private void add(String change, Provision changed) {
    mutants.add(new Mutant(change, changed));
  }
}
