package org.policyeligibility.api.evaluations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;

/** The body of {@code POST /v1/evaluations} as it was read, with all that is wrong with it. */
public final class EvaluationRequest {

  private static final String AS_OF = "asOf";
  private static final String PROFILE = "profile";
  private static final String CLAUSES = "clauses";
  private static final String BENEFITS = "benefits";
  private static final String OUTCOMES = "outcomes";
  private static final String PROFILES = "profiles";
  private static final String RULESET = "ruleset";
  private static final String DECLINED = "declined";
  private static final List<String> MEMBERS =
      List.of(AS_OF, PROFILE, PROFILES, CLAUSES, BENEFITS, OUTCOMES, RULESET, DECLINED);

  /** A decision that is kept is about all of the law. */
  private static final List<String> OF_A_DECISION = List.of(AS_OF, PROFILE, PROFILES, RULESET);

  /** Whichever rule set answers. */
  private static final String CURRENT = "current";

  /** One of each type. */
  private static final int MOST_PROFILES = ProfileType.values().length;

  /** A filter of more entries names nothing. */
  private static final int LONGEST_FILTER = 500;

  /** Who names no more clauses or benefits than these is told what would change them. */
  private static final int MOST_IN_DETAIL = 10;

  private final List<InputFault> faults = new ArrayList<>();
  private @Nullable LocalDate asOf;
  private @Nullable Case stated;
  private Set<String> clauses = Set.of();
  private Set<String> benefits = Set.of();
  private Set<String> outcomes = Set.of();
  private Set<Fact> declined = Set.of();

  /**
   * Reads a body.
   *
   * @param body the JSON as a tree
   * @param today the as-of date where none is stated
   */
  public static EvaluationRequest of(
      @Nullable Object body, Eligibility eligibility, LocalDate today) {
    return new EvaluationRequest(body, eligibility, today, MEMBERS);
  }

  /**
   * Reads the body of a decision.
   *
   * @param besides what else it holds, which is read by somebody else
   */
  public static EvaluationRequest ofDecision(
      @Nullable Object body, Eligibility eligibility, LocalDate today, List<String> besides) {
    List<String> known = new ArrayList<>(OF_A_DECISION);
    known.addAll(besides);
    return new EvaluationRequest(body, eligibility, today, known);
  }

  private EvaluationRequest(
      @Nullable Object body, Eligibility eligibility, LocalDate today, List<String> known) {
    if (!(body instanceof Map<?, ?> members)) {
      faults.add(InputFault.of("", "wrong-type", "expected", "object"));
      return;
    }
    InputFault.addUnknownNames("", members, known, faults);
    Object day = members.get(AS_OF);
    asOf = day == null ? today : FactReader.date(day, "/" + AS_OF, faults);
    stated = eligibility.reader().read(profiles(members), asOf, faults);
    clauses = filter(members, CLAUSES, eligibility.ruleset()::hasClause, clauseIds(eligibility));
    benefits =
        filter(
            members,
            BENEFITS,
            eligibility.ruleset()::hasBenefit,
            () -> eligibility.ruleset().benefitIds());
    outcomes =
        filter(
            members,
            OUTCOMES,
            EvaluationRequest::isOutcome,
            () -> Stream.of(Outcome.values()).map(Outcome::name).toList());
    declined = new DeclinedFacts(eligibility.ruleset().vocabulary(), faults).read(members);
    ruleset(members.get(RULESET), eligibility.ruleset().digest());
  }

  /** The law in force on a day is one clock; the rule set that knows it is another. */
  private void ruleset(@Nullable Object named, String loaded) {
    if (named instanceof String name && !name.equals(CURRENT) && !name.equals(loaded)) {
      String values = CURRENT + ", " + loaded;
      faults.add(InputFault.of("/" + RULESET, "unknown-value", "values", values));
    } else if (named != null && !(named instanceof String)) {
      faults.add(InputFault.of("/" + RULESET, "wrong-type", "expected", "string"));
    }
  }

  /** The profiles of the case, by where they stand: the one, and those beside it. */
  private Map<String, @Nullable Object> profiles(Map<?, ?> members) {
    Map<String, @Nullable Object> profiles = new LinkedHashMap<>();
    Object beside = members.get(PROFILES);
    if (members.get(PROFILE) != null || beside == null) {
      profiles.put("/" + PROFILE, members.get(PROFILE));
    }
    if (beside == null) {
      return profiles;
    }
    if (!(beside instanceof List<?> several)) {
      faults.add(InputFault.of("/" + PROFILES, "wrong-type", "expected", "array"));
    } else if (profiles.isEmpty() && several.isEmpty()) {
      faults.add(InputFault.of("/" + PROFILES, "required"));
    } else if (several.size() > MOST_PROFILES) {
      faults.add(InputFault.of("/" + PROFILES, "too-long", "most", String.valueOf(MOST_PROFILES)));
    } else {
      for (int i = 0; i < several.size(); i++) {
        profiles.put("/" + PROFILES + "/" + i, several.get(i));
      }
    }
    return profiles;
  }

  private static boolean isOutcome(String name) {
    return Stream.of(Outcome.values()).anyMatch(outcome -> outcome.name().equals(name));
  }

  private static Supplier<Collection<String>> clauseIds(Eligibility eligibility) {
    return () -> eligibility.ruleset().catalogue().stream().map(Provision::id).toList();
  }

  private Set<String> filter(
      Map<?, ?> members,
      String name,
      Predicate<String> exists,
      Supplier<Collection<String>> names) {
    Object stated = members.get(name);
    String pointer = "/" + name;
    if (stated == null) {
      return Set.of();
    }
    if (!(stated instanceof List<?> entries)) {
      faults.add(InputFault.of(pointer, "wrong-type", "expected", "array"));
      return Set.of();
    }
    if (entries.size() > LONGEST_FILTER) {
      faults.add(InputFault.of(pointer, "too-long", "most", String.valueOf(LONGEST_FILTER)));
      return Set.of();
    }
    Set<String> known = new HashSet<>();
    NearestName near = null; // Made once, and only for a body that is refused.
    for (int i = 0; i < entries.size() && faults.size() <= InputFault.MOST; i++) {
      String at = pointer + "/" + i;
      Object entry = entries.get(i);
      if (entry == null) {
        faults.add(InputFault.of(at, "null-element"));
      } else if (!(entry instanceof String text)) {
        faults.add(InputFault.of(at, "wrong-type", "expected", "string"));
      } else if (!exists.test(text)) {
        Optional<String> nearest = Optional.empty();
        if (InputFault.isNearestSought(faults)) {
          near = near == null ? NearestName.among(names.get()) : near;
          nearest = near.to(text);
        }
        faults.add(unknown(name, at, nearest));
      } else {
        known.add(text);
      }
    }
    return known;
  }

  private static InputFault unknown(String filter, String at, Optional<String> nearest) {
    Map<String, String> details = new LinkedHashMap<>();
    nearest.ifPresent(name -> details.put("nearest", name));
    if (!filter.equals(OUTCOMES)) {
      return new InputFault(at, "unknown-id", details);
    }
    details.put(
        "values", String.join(", ", Stream.of(Outcome.values()).map(Outcome::name).toList()));
    return new InputFault(at, "unknown-value", details);
  }

  /** The input faults, in the order of the body; empty where the question can be answered. */
  public List<InputFault> faults() {
    return faults;
  }

  /** Refuses a request with faults, and says all of them. */
  public void requireSound(Language language) {
    if (!faults.isEmpty()) {
      throw Unprocessable.of(faults, language);
    }
  }

  public LocalDate asOf() {
    return known(asOf);
  }

  public Case stated() {
    return known(stated);
  }

  private static <T> T known(@Nullable T read) {
    if (read == null) {
      throw new IllegalStateException("a question with faults has no answer");
    }
    return read;
  }

  /** The facts that nobody will state. */
  Set<Fact> declined() {
    return declined;
  }

  boolean isFiltered() {
    return !clauses.isEmpty() || !benefits.isEmpty() || !outcomes.isEmpty();
  }

  /** Whether it names what it asks for, and not much. */
  boolean asksForFew() {
    return isFew(clauses) || isFew(benefits);
  }

  private static boolean isFew(Set<String> named) {
    return !named.isEmpty() && named.size() <= MOST_IN_DETAIL;
  }

  /** Whether a result passes every filter; an empty one filters nothing. */
  boolean asksFor(Result result) {
    return passes(clauses, result.provision().id())
        && passes(benefits, result.provision().clause().benefit())
        && passes(outcomes, result.outcome().name());
  }

  private static boolean passes(Set<String> filter, String value) {
    return filter.isEmpty() || filter.contains(value);
  }
}
