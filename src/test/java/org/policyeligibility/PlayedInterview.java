package org.policyeligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.evaluation.advice.Questionnaire;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;

/**
 * A simulated interview with somebody whose answers are known: what is asked is answered, or passed
 * over where there is no answer.
 */
final class PlayedInterview {
  /** Answers that mean none of what is listed. */
  private static final List<String> NONE = List.of(ValueList.NONE, "OTHER", "NOT_EVALUATED");

  private final LocalDate asOf;
  private final Map<ProfileType, Map<String, Object>> answers = new EnumMap<>(ProfileType.class);

  private final Map<ProfileType, Map<String, Object>> stated = new EnumMap<>(ProfileType.class);
  private final Set<Fact> declined = new LinkedHashSet<>();

  /** One with a case of these profiles. */
  PlayedInterview(List<? extends Map<String, ?>> profiles, LocalDate asOf) {
    this.asOf = asOf;
    for (Map<String, ?> profile : profiles) {
      ProfileType type = ProfileType.ofCode(String.valueOf(profile.get("type"))).orElseThrow();
      answers.put(type, new LinkedHashMap<>(profile));
      stated.put(type, new LinkedHashMap<>(Map.of("type", type.code())));
    }
  }

  /** One that answers all else with no, none, or the like. */
  static PlayedInterview ofTypical(Map<String, ?> named, LocalDate asOf) {
    Map<String, Object> all = new LinkedHashMap<>(named);
    ProfileType type = ProfileType.ofCode(String.valueOf(named.get("type"))).orElseThrow();
    for (Fact fact : Law.shipped().ruleset().vocabulary().facts(type)) {
      Object nothing = nothing(fact);
      if (nothing != null && fact.derivedFrom() == null) {
        all.putIfAbsent(fact.name(), nothing);
      }
    }
    return new PlayedInterview(List.of(all), asOf);
  }

  private static @Nullable Object nothing(Fact fact) {
    return switch (fact.type()) {
      case SET -> List.of();
      case BOOLEAN -> false;
      case INTEGER -> 0;
      case ENUM -> NONE.stream().filter(fact.valueList()::contains).findFirst().orElse(null);
      case NUMBER, DATE -> null;
    };
  }

  private @Nullable Case read(Map<ProfileType, Map<String, Object>> profiles) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    profiles.forEach((type, profile) -> members.put("/" + type.code(), profile));
    return Law.shipped().reader().read(members, asOf, new ArrayList<>());
  }

  private Evaluation evaluation(Map<ProfileType, Map<String, Object>> profiles) {
    return Law.shipped().evaluate(Objects.requireNonNull(read(profiles)), asOf);
  }

  /** Whether all answers can be stated together. */
  boolean canBeTold() {
    return read(answers) != null;
  }

  Evaluation evaluation() {
    return evaluation(stated);
  }

  Questionnaire questionnaire() {
    return Law.shipped().ask(evaluation(), declined).questionnaire();
  }

  Set<Fact> declined() {
    return declined;
  }

  /** Answers a question, or passes it over. */
  void answer(MissingFact question) {
    ProfileType type = question.fact().profile();
    Object answer = answers.getOrDefault(type, Map.of()).get(question.fact().name());
    if (answer == null) {
      declined.add(question.fact());
    } else {
      stated.getOrDefault(type, Map.of()).put(question.fact().name(), answer);
    }
  }

  /** The clauses of all benefits that come about when everything is answered. */
  Set<String> due() {
    Set<String> due = new LinkedHashSet<>();
    Evaluation whole = evaluation(answers);
    whole.results().stream()
        .filter(result -> result.provision().clause().effect() == Effect.BENEFIT)
        .filter(
            result ->
                result.outcome() == Outcome.ELIGIBLE || result.outcome() == Outcome.CONDITIONAL)
        .forEach(result -> due.add(result.provision().id()));
    return due;
  }

  /** The facts on which those clauses rest: nobody can settle them by fewer. */
  int fewest() {
    Set<String> facts = new LinkedHashSet<>();
    for (String clause : due()) {
      Law.shipped().ruleset().provision(clause).orElseThrow().criteria().stream()
          .map(criterion -> criterion.fact().toState())
          .forEach(facts::add);
    }
    return facts.size();
  }

  /** Whether all that is due is known to be. */
  boolean isAllSettled() {
    Evaluation now = evaluation();
    return due().stream()
        .allMatch(clause -> now.result(clause).orElseThrow().outcome() != Outcome.INDETERMINATE);
  }

  /** Asks one question after the other, as long as that holds, and says what was asked. */
  List<MissingFact> oneByOne(Predicate<PlayedInterview> goesOn) {
    List<MissingFact> asked = new ArrayList<>();
    Optional<MissingFact> next = questionnaire().page().stream().findFirst();
    while (next.isPresent() && goesOn.test(this)) {
      asked.add(next.get());
      answer(next.get());
      next = questionnaire().page().stream().findFirst();
    }
    return asked;
  }

  /** Asks one page after the other, as long as that holds. */
  List<List<MissingFact>> pageByPage(Predicate<PlayedInterview> goesOn) {
    List<List<MissingFact>> asked = new ArrayList<>();
    List<MissingFact> page = questionnaire().page();
    while (!page.isEmpty() && goesOn.test(this)) {
      asked.add(page);
      page.forEach(this::answer);
      page = questionnaire().page();
    }
    return asked;
  }
}
