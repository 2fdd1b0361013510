package org.policyeligibility.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Territory;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.CaseReader;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;
import org.policyeligibility.profile.Vocabulary;

/**
 * The scenarios that every clause owes, derived from its rule and its {@code clause.yaml}: all met
 * and granted, then exactly one thing changed. What must follow is looked up in the table of
 * outcomes, never asked of the engine, so a new clause has its boundaries tested for nothing. They
 * cannot tell whether the rule says what the law says; that is for those a drafter writes.
 */
public final class BoundaryScenarios {
  /** A day to state facts on where a clause names no first and no last day. */
  private static final LocalDate ANY_DAY = LocalDate.of(2024, 1, 1);

  private final Provision provision;
  private final Vocabulary vocabulary;
  private final LocalDate day;
  private final Map<Fact, FactValues> facts = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> met = new LinkedHashMap<>();
  private final List<Scenario> scenarios = new ArrayList<>();

  private BoundaryScenarios(Provision provision, Vocabulary vocabulary) {
    this.provision = provision;
    this.vocabulary = vocabulary;
    InForce inForce = provision.clause().inForce();
    this.day =
        Optional.ofNullable(inForce.firstDay())
            .or(() -> Optional.ofNullable(inForce.lastDay()))
            .orElse(ANY_DAY);
    met.put("type", provision.profile().code());
    provision.criteria().stream()
        .collect(Collectors.groupingBy(Criterion::fact, LinkedHashMap::new, Collectors.toList()))
        .forEach((fact, about) -> facts.put(fact, values(fact, about)));
    facts.forEach(
        (fact, values) ->
            values.met().stream().limit(1).forEach(value -> met.put(fact.toState(), value)));
    kinds().forEach(kind -> met.put(member(kind), standing(favourable(kind))));
    placeWithin(met);
    startWhereItIsNeeded();
  }

  /** A province of the territory, where the document is for some and nothing stated says which. */
  private void placeWithin(Map<String, @Nullable Object> profile) {
    if (isProvinceOpen(profile) && provision.province() != null) {
      profile.put(provision.province().name(), territory().within().iterator().next());
    }
  }

  /** From somebody who has to apply, where one value of one fact makes the difference. */
  private void startWhereItIsNeeded() {
    for (Map.Entry<Fact, FactValues> entry : facts.entrySet()) {
      for (Object value : entry.getValue().met()) {
        Map<String, @Nullable Object> other = changed(entry.getKey().toState(), value);
        if (isExempt(met, day) && !isExempt(other, day)) {
          met.putAll(other);
        }
      }
    }
  }

  /**
   * The generated scenarios of a clause with a rule; none for a rule that asks of several profiles,
   * as a scenario states one, and none where nothing can be stated that meets all.
   */
  public static List<Scenario> of(Provision provision, Vocabulary vocabulary) {
    boolean alone =
        provision.criteria().stream()
            .allMatch(criterion -> criterion.fact().profile() == provision.profile());
    if (!alone) {
      return List.of();
    }
    BoundaryScenarios scenarios = new BoundaryScenarios(provision, vocabulary);
    boolean possible =
        scenarios.facts.values().stream().noneMatch(values -> values.met().isEmpty());
    return possible ? scenarios.all() : List.of();
  }

  /** A province outside the territory is no matter of its criterion. */
  private FactValues values(Fact fact, List<Criterion> about) {
    Territory territory = provision.clause().document().territory();
    FactValues values = FactValues.of(fact, about, territory, day);
    return fact.equals(provision.province())
        ? values.only(province -> territory.contains(province.toString()))
        : values;
  }

  private List<Scenario> all() {
    add("Everything is met and granted", day, met, best());
    nothingDecided();
    facts.forEach(this::aboutFact);
    nothingStated();
    kinds().forEach(this::aboutRequirement);
    aboutDays();
    aboutTerritory();
    return List.copyOf(scenarios);
  }

  private void aboutFact(Fact fact, FactValues values) {
    String name = fact.toState();
    for (Object value : values.met()) {
      if (!value.equals(met.get(name))) {
        add(name + " " + value + " fits as well", day, changed(name, value), best());
      }
    }
    for (Object value : values.unmet()) {
      add("Only " + name + " " + value + " does not fit", day, changed(name, value), unmet(fact));
    }
    boolean assumed =
        provision.criteria().stream()
            .filter(criterion -> criterion.fact().equals(fact))
            .allMatch(Criterion::metWhenAbsent);
    Map<String, @Nullable Object> without = new LinkedHashMap<>(met);
    without.remove(name);
    if (!fact.equals(provision.province())) {
      placeWithin(without);
    }
    if (fact.includes() != null) {
      without.putIfAbsent(fact.includes(), elsewhere(fact));
    }
    add(
        "Only " + name + " is unknown",
        day,
        without,
        assumed ? best() : Outcome.INDETERMINATE,
        assumed ? List.of() : missing(without),
        List.of());
  }

  /** A value of the fact that this one includes, and that no criterion asks for. */
  private List<Object> elsewhere(Fact fact) {
    Set<Object> asked =
        provision.criteria().stream()
            .filter(criterion -> criterion.fact().equals(fact))
            .flatMap(criterion -> criterion.expected().stream())
            .collect(Collectors.toSet());
    return vocabulary
        .known(fact.profile(), String.valueOf(fact.includes()))
        .valueList()
        .values()
        .stream()
        .filter(value -> value.province() == null)
        .filter(value -> Collections.disjoint(asked, implied(fact, value)))
        .limit(1)
        .map(value -> (Object) value.name())
        .toList();
  }

  private static Set<?> implied(Fact fact, ValueList.Value value) {
    return ValueSet.of(fact.valueList(), Set.of(value.name()));
  }

  /**
   * The facts that the criteria read and a profile does not state, in the order in which a result
   * names them; null where nobody may need to apply by reason of other facts, which may be missing
   * as well or not.
   */
  private @Nullable List<String> missing(Map<String, @Nullable Object> profile) {
    boolean others =
        provision.notNeeded().stream()
            .flatMap(notNeeded -> notNeeded.when().stream())
            .anyMatch(criterion -> !facts.containsKey(criterion.fact()));
    if (others) {
      return null;
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Criterion criterion : provision.criteria()) {
      Fact fact = criterion.fact();
      if (profile.get(fact.toState()) == null) {
        if (fact.includes() != null && profile.get(fact.includes()) == null) {
          missing.add(fact.includes());
        }
        missing.add(fact.toState());
      }
    }
    if (isProvinceOpen(profile)) {
      missing.add(provision.province() == null ? "" : provision.province().name());
    }
    return List.copyOf(missing);
  }

  private Territory territory() {
    return provision.clause().document().territory();
  }

  /**
   * The document is for named provinces, and neither the province nor a kind of zone says which.
   */
  private boolean isProvinceOpen(Map<String, @Nullable Object> profile) {
    Fact province = provision.province();
    return province != null
        && !territory().within().isEmpty()
        && profile.get(province.name()) == null
        && vocabulary.facts(provision.profile()).stream()
            .filter(fact -> province.name().equals(fact.province()))
            .noneMatch(fact -> gives(fact, profile.get(fact.name())));
  }

  private static boolean gives(Fact fact, @Nullable Object places) {
    return places instanceof List<?> all
        && all.stream()
            .anyMatch(value -> fact.valueList().get(value.toString()).province() != null);
  }

  /** Silence is no answer, and no occasion for advice that depends on one. */
  private void nothingStated() {
    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
    nothing.put("type", provision.profile().code());
    if (!provision.criteria().stream().allMatch(Criterion::metWhenAbsent)) {
      add("Nothing is stated", day, nothing, Outcome.INDETERMINATE, missing(nothing), unasked());
    }
  }

  /** The advisories that no fact calls for while none is stated. */
  private List<String> unasked() {
    return provision.advisories().stream()
        .filter(advisory -> !advisory.when().stream().allMatch(Criterion::metWhenAbsent))
        .map(Advisory::code)
        .toList();
  }

  private void nothingDecided() {
    Map<String, @Nullable Object> undecided = new LinkedHashMap<>(met);
    kinds().forEach(kind -> undecided.remove(member(kind)));
    if (undecided.size() < met.size()) {
      add("Everything is met and nothing is decided", day, undecided, open());
    }
  }

  private void aboutRequirement(Requirement.Kind kind) {
    String name = member(kind);
    for (Standing standing : Standing.values()) {
      if (standing.fits(kind) && standing != favourable(kind)) {
        add(
            "Only the " + kind + " is " + standing,
            day,
            changed(name, standing(standing)),
            standing.isAdverse() ? refused() : open());
      }
    }
  }

  private void aboutDays() {
    LocalDate first = provision.clause().inForce().firstDay();
    LocalDate last = provision.clause().inForce().lastDay();
    if (first != null) {
      add("The first day in force", first, met, best());
      add("The day before the first in force", first.minusDays(1), met, Outcome.NOT_IN_FORCE);
    }
    if (last != null) {
      add("The last day in force", last, met, best());
      add("The day after the last in force", last.plusDays(1), met, Outcome.NOT_IN_FORCE);
    }
  }

  /** Every province outside and one within; a clause about another place asks for none. */
  private void aboutTerritory() {
    Fact seat = seat();
    if (seat == null || facts.containsKey(seat)) {
      return;
    }
    Map<Boolean, List<String>> provinces =
        seat.valueList().names().stream()
            .collect(
                Collectors.partitioningBy(provision.clause().document().territory()::contains));
    List<String> outside = provinces.getOrDefault(false, List.of());
    if (!seat.equals(provision.province())) {
      outside.forEach(
          province ->
              add(
                  "The seat in " + province + " does not matter",
                  day,
                  changed(seat.name(), province),
                  best()));
      return;
    }
    for (String province : outside) {
      Map<String, @Nullable Object> there = changed(seat.name(), province);
      // A kind of zone that lies in one province cannot be stated with another.
      facts.forEach((fact, values) -> there.computeIfPresent(fact.name(), this::withoutProvince));
      add("Only the province " + province + " is outside", day, there, Outcome.OUT_OF_SCOPE);
    }
    String within = provinces.getOrDefault(true, List.of()).get(0);
    add("The province " + within + " is within", day, changed(seat.name(), within), best());
  }

  private @Nullable Object withoutProvince(String name, Object value) {
    Fact fact = vocabulary.known(provision.profile(), name);
    return fact.province() != null && gives(fact, value) ? null : value;
  }

  private @Nullable Fact seat() {
    return vocabulary.facts(provision.profile()).stream()
        .filter(fact -> fact.province() != null)
        .findFirst()
        .map(fact -> vocabulary.known(fact.profile(), String.valueOf(fact.province())))
        .orElse(null);
  }

  private Set<Requirement.Kind> kinds() {
    return provision.clause().requires().stream()
        .map(Requirement::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String member(Requirement.Kind kind) {
    return kind == Requirement.Kind.ASSESSMENT ? "assessments" : "approvals";
  }

  private static Standing favourable(Requirement.Kind kind) {
    return kind == Requirement.Kind.ASSESSMENT ? Standing.PASSED : Standing.GRANTED;
  }

  private Map<String, Object> standing(Standing standing) {
    return Map.of(provision.id(), standing.name());
  }

  private Map<String, @Nullable Object> changed(String name, Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(met);
    changed.put(name, value);
    return changed;
  }

  // The table of outcomes, a column for each effect.

  private Outcome best() {
    return switch (provision.clause().effect()) {
      case BENEFIT -> Outcome.ELIGIBLE;
      case RESTRICTION -> Outcome.APPLIES;
      case OBLIGATION -> hasContent() ? Outcome.COMPLIANT : Outcome.APPLIES;
    };
  }

  /** Whether something that an obligation demands can be tested. */
  private boolean hasContent() {
    return provision.remarks().stream().anyMatch(remark -> !remark.binds());
  }

  /** Criteria met, a decision still to come; an obligation with content waits for none. */
  private Outcome open() {
    return switch (provision.clause().effect()) {
      case BENEFIT -> Outcome.CONDITIONAL;
      case RESTRICTION -> Outcome.MAY_APPLY;
      case OBLIGATION -> hasContent() ? Outcome.COMPLIANT : Outcome.MAY_APPLY;
    };
  }

  private Outcome refused() {
    return switch (provision.clause().effect()) {
      case BENEFIT -> Outcome.INELIGIBLE;
      case RESTRICTION -> Outcome.DOES_NOT_APPLY;
      case OBLIGATION -> hasContent() ? Outcome.COMPLIANT : Outcome.DOES_NOT_APPLY;
    };
  }

  private Outcome unmet(Fact fact) {
    boolean content =
        provision.clause().effect() == Effect.OBLIGATION
            && IntStream.range(0, provision.criteria().size())
                .filter(i -> provision.criteria().get(i).fact().equals(fact))
                .noneMatch(i -> provision.remarks().get(i).binds());
    return switch (provision.clause().effect()) {
      case BENEFIT -> Outcome.INELIGIBLE;
      case RESTRICTION, OBLIGATION -> content ? Outcome.NON_COMPLIANT : Outcome.DOES_NOT_APPLY;
    };
  }

  private void add(
      String sentence, LocalDate asOf, Map<String, @Nullable Object> profile, Outcome outcome) {
    boolean open = outcome == Outcome.INDETERMINATE;
    add(sentence, asOf, profile, outcome, open ? null : List.of(), List.of());
  }

  private void add(
      String sentence,
      LocalDate asOf,
      Map<String, @Nullable Object> profile,
      Outcome outcome,
      @Nullable List<String> missing,
      List<String> absent) {
    List<String> always =
        provision.advisories().stream()
            .filter(advisory -> advisory.when().isEmpty() && advisory.days().contains(asOf))
            .map(Advisory::code)
            .toList();
    boolean exempt =
        outcome != Outcome.NOT_IN_FORCE
            && outcome != Outcome.OUT_OF_SCOPE
            && isExempt(profile, asOf);
    Clause clause = provision.clause();
    scenarios.add(
        new Scenario(
            clause.id(),
            clause.document().id() + "/" + clause.number().value(),
            0,
            new Text(sentence, sentence),
            List.of(),
            asOf,
            profile,
            exempt ? Outcome.NOT_NEEDED : outcome,
            always,
            absent,
            exempt ? List.of() : missing,
            true));
  }

  /** Whether some condition under which nobody needs the benefit is met. */
  private boolean isExempt(Map<String, @Nullable Object> profile, LocalDate asOf) {
    if (provision.notNeeded().isEmpty()) {
      return false;
    }
    Case stated = new CaseReader(vocabulary, id -> true).read(profile, "", asOf, new ArrayList<>());
    return stated != null
        && provision.notNeeded().stream()
            .filter(notNeeded -> !asOf.isBefore(notNeeded.from()))
            .anyMatch(
                notNeeded ->
                    notNeeded.when().stream().allMatch(it -> it.read(stated) == Status.MET));
  }
}
