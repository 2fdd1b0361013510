package org.policyeligibility.profile;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Requirement;

/**
 * A profile: the facts that an applicant states, with those that follow from them on a day. A fact
 * that is absent is unknown, never false, zero or empty.
 *
 * <p>A value is a {@link ValueSet} for a set, a {@code String} for an enum, a {@code Boolean}, an
 * {@code Integer}, a {@code BigDecimal} for a number, a {@link LocalDate} for a date.
 */
public final class Profile {
  private final ProfileType type;

  /** By slot, as stated. */
  private final @Nullable Object[] stated;

  /** By slot, with what follows from it. */
  private final @Nullable Object[] values;

  private final Map<String, Standing> assessments;
  private final Map<String, Standing> approvals;
  private final List<InputWarning> warnings;

  private Profile(
      ProfileType type,
      @Nullable Object[] stated,
      Map<String, Standing> assessments,
      Map<String, Standing> approvals,
      List<InputWarning> warnings,
      Vocabulary vocabulary,
      LocalDate asOf) {
    this.type = type;
    this.stated = stated;
    this.values = stated.clone();
    this.assessments = assessments;
    this.approvals = approvals;
    this.warnings = warnings;
    for (Fact fact : vocabulary.deriving(type)) {
      derive(fact, values, vocabulary, asOf);
    }
    for (Fact fact : vocabulary.deriving(type)) {
      if (values[fact.slot()] == null && !fact.followsFrom().isEmpty()) {
        values[fact.slot()] =
            vocabulary.following(
                fact, other -> other.profile() == type ? values[other.slot()] : null);
      }
    }
  }

  /**
   * The profile as it stands on a day: what is stated, the province that a kind of zone gives, ages
   * in completed years, and what follows by the vocabulary.
   *
   * @param stated values by fact, of the types said above
   * @param assessments by benefit or clause
   * @param approvals by benefit or clause
   */
  public static Profile of(
      ProfileType type,
      Vocabulary vocabulary,
      Map<Fact, Object> stated,
      Map<String, Standing> assessments,
      Map<String, Standing> approvals,
      LocalDate asOf) {
    return of(type, vocabulary, stated, assessments, approvals, List.of(), asOf);
  }

  /**
   * The profile as it stands on a day, with warnings.
   *
   * @param warnings what is doubtful in what was stated, though it can be read
   */
  public static Profile of(
      ProfileType type,
      Vocabulary vocabulary,
      Map<Fact, Object> stated,
      Map<String, Standing> assessments,
      Map<String, Standing> approvals,
      List<InputWarning> warnings,
      LocalDate asOf) {
    @Nullable Object[] bySlot = new Object[vocabulary.facts(type).size()];
    stated.forEach((fact, value) -> bySlot[fact.slot()] = value);
    return of(type, vocabulary, bySlot, assessments, approvals, warnings, asOf);
  }

  /** The profile of values by slot, null where nothing is stated. */
  static Profile of(
      ProfileType type,
      Vocabulary vocabulary,
      @Nullable Object[] bySlot,
      Map<String, Standing> assessments,
      Map<String, Standing> approvals,
      List<InputWarning> warnings,
      LocalDate asOf) {
    return new Profile(
        type, bySlot, kept(assessments), kept(approvals), List.copyOf(warnings), vocabulary, asOf);
  }

  private static Map<String, Standing> kept(Map<String, Standing> standings) {
    return standings.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(standings));
  }

  /**
   * Returns this profile with some things otherwise; all that follows is worked out again.
   *
   * @param facts values by fact, of the types said above
   * @param standings by requirement of the clause or benefit of that id
   */
  public Profile with(
      Map<Fact, Object> facts,
      Map<Requirement.Kind, Map<String, Standing>> standings,
      Vocabulary vocabulary,
      LocalDate asOf) {
    return with(stated.clone(), facts, standings, vocabulary, asOf);
  }

  /**
   * A profile that states nothing but this, with the standings of this one but for those given.
   *
   * @param bySlot values of the types said above, null where nothing is stated
   * @param standings by requirement of the clause or benefit of that id
   */
  public Profile only(
      @Nullable Object[] bySlot,
      Map<Requirement.Kind, Map<String, Standing>> standings,
      Vocabulary vocabulary,
      LocalDate asOf) {
    return with(bySlot, Map.of(), standings, vocabulary, asOf);
  }

  private Profile with(
      @Nullable Object[] otherwise,
      Map<Fact, Object> facts,
      Map<Requirement.Kind, Map<String, Standing>> standings,
      Vocabulary vocabulary,
      LocalDate asOf) {
    facts.forEach((fact, value) -> otherwise[fact.slot()] = value);
    return new Profile(
        type,
        otherwise,
        joined(assessments, standings.getOrDefault(Requirement.Kind.ASSESSMENT, Map.of())),
        joined(approvals, standings.getOrDefault(Requirement.Kind.APPROVAL, Map.of())),
        warnings,
        vocabulary,
        asOf);
  }

  private static Map<String, Standing> joined(
      Map<String, Standing> before, Map<String, Standing> otherwise) {
    if (otherwise.isEmpty()) {
      return before;
    }
    Map<String, Standing> joined = new HashMap<>(before);
    joined.putAll(otherwise);
    return joined;
  }

  private static void derive(
      Fact fact, @Nullable Object[] values, Vocabulary vocabulary, LocalDate asOf) {
    if (fact.derivedFrom() != null) {
      Object from = values[vocabulary.known(fact.profile(), fact.derivedFrom()).slot()];
      values[fact.slot()] = from instanceof LocalDate day ? completedYears(day, asOf) : null;
    }
    if (fact.includes() != null) {
      Object included = values[vocabulary.known(fact.profile(), fact.includes()).slot()];
      if (included instanceof ValueSet set) {
        values[fact.slot()] = set.within(fact.valueList(), (ValueSet) values[fact.slot()]);
      }
    }
    if (fact.province() != null && values[fact.slot()] instanceof ValueSet places) {
      int slot = vocabulary.known(fact.profile(), fact.province()).slot();
      for (String place : places) {
        String province = fact.valueList().get(place).province();
        if (province != null && values[slot] == null) {
          values[slot] = province;
        }
      }
    }
  }

  /** Whole years between two days; one born on 29 February turns on 1 March in a common year. */
  private static Integer completedYears(LocalDate birth, LocalDate asOf) {
    return Period.between(birth, asOf).getYears();
  }

  /** The warnings: what is doubtful in what was stated, though it can be read. */
  public List<InputWarning> warnings() {
    return warnings;
  }

  public ProfileType type() {
    return type;
  }

  /** The value of a fact of this type of profile, null where it is unknown. */
  public @Nullable Object value(Fact fact) {
    return values[fact.slot()];
  }

  /** The value of a fact as it was stated, without what follows from others. */
  public @Nullable Object stated(Fact fact) {
    return stated[fact.slot()];
  }

  /** How many facts it can state. */
  public int size() {
    return values.length;
  }

  /** All values by slot, for the engine's fact; null where unknown. */
  public @Nullable Object[] bySlot() {
    return values.clone();
  }

  /** Names each clause and benefit of which a judgement or an approval is stated, some twice. */
  public void judged(Consumer<String> names) {
    assessments.keySet().forEach(names);
    approvals.keySet().forEach(names);
  }

  /** How a requirement of a clause stands. What is said of the clause wins over the benefit. */
  public Standing standing(Requirement.Kind kind, String clause, String benefit) {
    Map<String, Standing> said = kind == Requirement.Kind.ASSESSMENT ? assessments : approvals;
    Standing ofClause = said.get(clause);
    return ofClause != null ? ofClause : said.getOrDefault(benefit, Standing.UNKNOWN);
  }
}
