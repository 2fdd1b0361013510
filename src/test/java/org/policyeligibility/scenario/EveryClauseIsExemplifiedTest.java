package org.policyeligibility.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Territory;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A check of the scenarios that stand beside a rule. {@code rules/README.md} asks for them clause
 * by clause: "alone" means that all else is met, that nothing is refused, and that nothing else is
 * unknown.
 */
class EveryClauseIsExemplifiedTest {
  private final Ruleset ruleset = Law.shipped().ruleset();
  private final Map<Provision, List<Example>> written;

  EveryClauseIsExemplifiedTest() throws Exception {
    written = examples(ScenarioReader.read(ruleset));
  }

  private Map<Provision, List<Example>> examples(List<Scenario> scenarios) {
    Map<String, List<Scenario>> byClause =
        scenarios.stream().collect(Collectors.groupingBy(Scenario::clause));
    return ruleset.catalogue().stream()
        .filter(provision -> provision.ruleText() != null)
        .collect(
            Collectors.toMap(
                candidate -> candidate,
                candidate ->
                    Example.of(candidate, byClause.getOrDefault(candidate.id(), List.of()))));
  }

  @Test
  void every_written_file_has_an_example_of_everything_that_can_come_out() {
    assertThat(lacking(written)).isEmpty();
  }

  @Test
  void the_generated_scenarios_alone_show_all_but_advice_that_depends_on_facts() {
    List<Scenario> generated =
        written.keySet().stream()
            .flatMap(provision -> BoundaryScenarios.of(provision, ruleset.vocabulary()).stream())
            .toList();
    assertThat(generated).allMatch(Scenario::generated);
    assertThat(lacking(examples(generated)))
        .allMatch(lack -> lack.endsWith(" is shown"))
        .doesNotContainAnyElementsOf(
            written.keySet().stream()
                .flatMap(EveryClauseIsExemplifiedTest::unconditional)
                .toList());
  }

  /** Advice to everybody from the first day on: a generated scenario shows it as well. */
  private static Stream<String> unconditional(Provision provision) {
    LocalDate first = provision.clause().inForce().firstDay();
    return provision.advisories().stream()
        .filter(advisory -> advisory.when().isEmpty())
        .filter(advisory -> first == null || advisory.days().contains(first))
        .map(advisory -> provision.id() + ": no scenario where " + advisory.code() + " is shown");
  }

  @Test
  void an_example_that_is_taken_away_is_missed() {
    assertThat(without(example -> example.scenario().outcome() == Outcome.NOT_IN_FORCE))
        .contains("guofa-2020-7/5.3: no scenario where all is met on the day before");
    assertThat(without(example -> example.scenario().outcome() == Outcome.OUT_OF_SCOPE))
        .contains("guofa-2020-7/5.3: no scenario where CN-MO is outside");
    assertThat(without(example -> example.scenario().outcome() == Outcome.INDETERMINATE))
        .contains("guofa-2020-7/5.3: no scenario where citizenship alone is unknown");
    assertThat(without(example -> example.scenario().outcome() == Outcome.INELIGIBLE))
        .contains(
            "guofa-2020-7/5.3: no scenario where employerType alone is unmet",
            "guofa-2020-7/5.3: no scenario where ageYears is above 65",
            "guofa-2020-7/5.3: no scenario where only the APPROVAL is REFUSED");
    assertThat(without(example -> example.scenario().profile().containsValue("CN_TAIWAN")))
        .contains("guofa-2020-7/5.3: no scenario where citizenship is met by CN_TAIWAN");
    assertThat(without(example -> example.scenario().advisories().contains("AGE_65_BOUNDARY")))
        .contains("guofa-2020-7/5.3: no scenario where AGE_65_BOUNDARY is shown");
  }

  private List<String> without(Predicate<Example> taken) {
    return written.entrySet().stream()
        .filter(entry -> entry.getKey().id().equals("guofa-2020-7/5.3"))
        .map(
            entry ->
                Map.of(
                    entry.getKey(),
                    entry.getValue().stream().filter(Predicate.not(taken)).toList()))
        .flatMap(rest -> lacking(rest).stream())
        .toList();
  }

  private static List<String> lacking(Map<Provision, List<Example>> examples) {
    List<String> lacking = new ArrayList<>();
    examples.forEach((provision, of) -> new Wanted(provision, of, lacking).all());
    return lacking.stream().sorted().toList();
  }

  /** The check of one clause, which collects the scenarios that it lacks. */
  private record Wanted(Provision provision, List<Example> examples, List<String> lacking) {
    void all() {
      outcomes();
      provision.criteria().forEach(this::criterion);
      kinds().forEach(this::requirement);
      days();
      territory();
      provision.advisories().forEach(this::advisory);
    }

    private void want(String what, Predicate<Example> example) {
      if (examples.stream().noneMatch(example)) {
        lacking.add(provision.id() + ": no scenario where " + what);
      }
    }

    private List<Requirement.Kind> kinds() {
      return provision.clause().requires().stream().map(Requirement::kind).distinct().toList();
    }

    private void outcomes() {
      want("everything is met and granted", example -> example.allMet() && example.isAllGranted());
      if (!kinds().isEmpty()) {
        want(
            "everything is met and nothing decided",
            example -> example.allMet() && example.standings().allMatch(Standing.UNKNOWN::equals));
      }
    }

    private void criterion(Criterion criterion) {
      String fact = criterion.fact().name();
      if (!namesEveryValue(criterion)) {
        want(fact + " alone is unmet", example -> example.isAlone(criterion, Status.NOT_MET));
      }
      want(
          fact + " alone is unknown",
          example ->
              example.allOthersMet(Set.of(criterion.fact()))
                  && example.isNothingRefused()
                  && (criterion.metWhenAbsent()
                      ? example.value(criterion.fact()).isEmpty()
                      : example.status(criterion) == Status.UNKNOWN
                          && List.of(criterion.fact().toState())
                              .equals(example.scenario().missing())));
      if (criterion.operator().expectsList()) {
        criterion
            .expected()
            .forEach(
                value ->
                    want(
                        fact + " is met by " + value,
                        example -> example.isMetBy(criterion, value)));
      }
      if (criterion.fact().type().isNumeric() || criterion.fact().type() == FactType.DATE) {
        bound(criterion);
      }
    }

    /** One that names every value of an open list is never unmet. */
    private static boolean namesEveryValue(Criterion criterion) {
      return criterion.operator() == Operator.IN
          && criterion.expected().size() == criterion.fact().valueList().values().size();
    }

    /** On the bound and on either side of it; where it is an age, to the day. */
    private void bound(Criterion criterion) {
      Fact fact = criterion.fact();
      Object bound = criterion.expected().get(0);
      for (int side : List.of(-1, 0, 1)) {
        want(
            fact.name() + " is " + (side < 0 ? "below " : side > 0 ? "above " : "") + bound,
            example ->
                example.allOthersMet(Set.of(fact))
                    && example.isNothingRefused()
                    && example.outcome() != Outcome.NOT_NEEDED
                    && example
                        .value(fact)
                        .filter(value -> isBeside(value, bound, side))
                        .isPresent());
      }
      if (fact.derivedFrom() != null) {
        for (Status status : List.of(Status.MET, Status.NOT_MET)) {
          int day = status == Status.MET ? 1 : -1;
          want(
              fact.name()
                  + " is "
                  + status
                  + " and a day "
                  + (day > 0 ? "later" : "earlier")
                  + " not",
              example ->
                  example.isAlone(criterion, status)
                      && example
                          .valueOn(fact, day)
                          .filter(then -> turns(criterion, status, then))
                          .isPresent());
        }
      }
    }

    private static boolean turns(Criterion criterion, Status before, Object then) {
      int compared =
          new BigDecimal(then.toString()).compareTo((BigDecimal) criterion.expected().get(0));
      boolean met =
          switch (criterion.operator()) {
            case LTE -> compared <= 0;
            case LT -> compared < 0;
            case GTE -> compared >= 0;
            case GT -> compared > 0;
            case EQ -> compared == 0;
            default -> compared != 0;
          };
      return met != (before == Status.MET);
    }

    /** On the bound, or no more than one beside it, one day where it is a date. */
    private static boolean isBeside(Object actual, Object bound, int side) {
      BigDecimal distance =
          bound instanceof LocalDate day
              ? BigDecimal.valueOf(day.until((LocalDate) actual, ChronoUnit.DAYS))
              : new BigDecimal(actual.toString()).subtract((BigDecimal) bound);
      return distance.signum() == side && distance.abs().compareTo(BigDecimal.ONE) <= 0;
    }

    private void requirement(Requirement.Kind kind) {
      boolean assessment = kind == Requirement.Kind.ASSESSMENT;
      Standing adverse = assessment ? Standing.FAILED : Standing.REFUSED;
      Standing favourable = assessment ? Standing.PASSED : Standing.GRANTED;
      for (Standing standing : List.of(adverse, favourable, Standing.PENDING, Standing.UNKNOWN)) {
        want("only the " + kind + " is " + standing, example -> example.isAlone(kind, standing));
      }
    }

    private void days() {
      LocalDate first = provision.clause().inForce().firstDay();
      LocalDate last = provision.clause().inForce().lastDay();
      if (first != null) {
        want("all is met on the first day", example -> example.allMet() && isOn(example, first));
        want(
            "all is met on the day before",
            example -> isAllMetOtherwise(example) && isOn(example, first.minusDays(1)));
      }
      if (last != null) {
        want("all is met on the last day", example -> example.allMet() && isOn(example, last));
        want(
            "all is met on the day after",
            example -> isAllMetOtherwise(example) && isOn(example, last.plusDays(1)));
      }
    }

    private static boolean isOn(Example example, LocalDate day) {
      return example.scenario().asOf().equals(day);
    }

    private static boolean isAllMetOtherwise(Example example) {
      return example.inTerritory()
          && example.provision().criteria().stream()
              .allMatch(criterion -> example.status(criterion) == Status.MET);
    }

    private void territory() {
      Territory territory = provision.clause().document().territory();
      if (provision.province() == null) {
        want(
            "the seat outside does not matter",
            example ->
                example.allMet()
                    && isSeatOutside(example)
                    && example.outcome() != Outcome.OUT_OF_SCOPE);
        return;
      }
      want(
          "all is met inside the territory",
          example -> example.allMet() && example.province().isPresent());
      for (String province : territory.outside()) {
        want(
            province + " is outside",
            example ->
                example.inForce() && example.province().filter(province::equals).isPresent());
      }
      if (!territory.within().isEmpty()) {
        want("a province is outside", example -> example.inForce() && !example.inTerritory());
      }
    }

    private static boolean isSeatOutside(Example example) {
      Territory territory = example.provision().clause().document().territory();
      return Law.shipped().ruleset().vocabulary().facts(example.provision().profile()).stream()
          .filter(fact -> fact.province() != null)
          .map(
              fact ->
                  String.valueOf(example.scenario().profile().get(String.valueOf(fact.province()))))
          .anyMatch(province -> !province.equals("null") && !territory.contains(province));
    }

    private void advisory(Advisory advisory) {
      want(
          advisory.code() + " is shown",
          example -> example.scenario().advisories().contains(advisory.code()));
      if (!advisory.when().isEmpty()) {
        want(
            advisory.code() + " is not shown",
            example -> example.scenario().absent().contains(advisory.code()));
      }
    }
  }
}
