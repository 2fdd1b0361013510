package org.policyeligibility.ruleset.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.BoundaryScenarios;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * Every word of the rule language, over facts known and unknown: a negation over an absent fact is
 * unknown to one reader and must not fire in the other.
 */
class EveryOperatorTest {
  private static final List<String> PERSON =
      List.of(
          "citizenship == FOREIGN",
          "citizenship != FOREIGN",
          "citizenship in ( FOREIGN, STATELESS )",
          "citizenship not in ( FOREIGN, STATELESS )",
          "employerZoneTypes contains NATIONAL_HIGH_TECH_ZONE",
          "employerZoneTypes not contains ZHANGJIANG_PARK",
          "( roles contains HIGH_SKILLED || roles contains OTHER )",
          "( roles contains HIGH_SKILLED || roles contains OTHER || roles contains TECH_BROKER )",
          "( roles not contains HIGH_SKILLED && roles not contains OTHER )",
          "bringsAchievement == true",
          "bringsAchievement == false",
          "bringsAchievement != true",
          "ageYears < 65",
          "ageYears <= 65",
          "ageYears > 65",
          "ageYears >= 65",
          "ageYears == 65",
          "ageYears != 65",
          "requestedResidenceYears < 5",
          "requestedResidenceYears <= 5",
          "requestedResidenceYears > 5",
          "requestedResidenceYears >= 5.0",
          "requestedResidenceYears == 5.0",
          "requestedResidenceYears != 5",
          "( requestedResidenceYears == null || requestedResidenceYears <= 5 )",
          "( citizenship == null || citizenship != FOREIGN )",
          "( employerZoneTypes == null || employerZoneTypes not contains ZHANGJIANG_PARK )",
          "( bringsAchievement == null || bringsAchievement == true )",
          "birthDate < \"1960-02-29\"",
          "birthDate <= \"1960-02-29\"",
          "birthDate > \"1960-02-29\"",
          "birthDate >= \"1960-02-29\"",
          "birthDate == \"1960-02-29\"",
          "birthDate != \"1960-02-29\"",
          "( birthDate == null || birthDate < \"1960-02-29\" )",
          "employerProvinceCode not in ( \"CN-SH\", \"CN-JS\" )",
          "!( roles contains HIGH_SKILLED || roles contains OTHER )",
          "!( citizenship == FOREIGN || citizenship == STATELESS )",
          "( citizenship == FOREIGN || citizenship == STATELESS )",
          "!( ageYears <= 65 ) && citizenship == FOREIGN",
          "( roles == null || ( roles not contains HIGH_SKILLED && roles not contains OTHER ) )",
          "( roles == null || roles contains HIGH_SKILLED || roles contains OTHER )");

  private static Ruleset ruleset() throws Exception {
    EditedRules rules = EditedRules.shipped();
    String clause =
        String.valueOf(rules.files().text(EditedRules.CLAUSE + "/clause.yaml"))
            .replaceAll("(?ms)^criteria:.*?(?=^\\S)", "")
            .replaceAll("(?ms)^advisories:.*?(?=^\\S)", "");
    int number = 100;
    List<String> criteria = new ArrayList<>(PERSON);
    criteria.add(String.join(",\n ", PERSON.get(2), PERSON.get(5), PERSON.get(16)));
    for (String criterion : criteria) {
      String id = "5." + number++;
      rules.write(
          "guofa-2020-7/" + id + "-test/clause.yaml", clause + EditedRules.remarks(criterion));
      rules.write(
          "guofa-2020-7/" + id + "-test/rule.drl",
          "package rules.guofa_2020_7\nrule \"guofa-2020-7/"
              + id
              + "\"\nwhen\n Person( "
              + criterion
              + " )\nthen\n met( drools );\nend\n");
    }
    return DraftRulesLoader.read(rules.files());
  }

  @Test
  void both_readers_agree_on_every_operator() throws Exception {
    Ruleset ruleset = ruleset();
    Set<Operator> used = EnumSet.noneOf(Operator.class);
    Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
    try (Engine engine = DroolsEngine.compile(ruleset)) {
      Eligibility eligibility = new Eligibility(ruleset, engine);
      for (long seed = 0; seed < 100_000; seed++) {
        RandomProfiles profiles = new RandomProfiles(seed, ruleset.vocabulary());
        LocalDate asOf = profiles.day();
        Profile profile = Law.profile(profiles.stated(asOf), asOf);
        Evaluation evaluation = eligibility.evaluate(profile, asOf);
        evaluation.results().forEach(result -> seen.add(result.outcome()));
      }
      assertThat(differencesOfGeneratedScenarios(eligibility)).isEmpty();
    }
    ruleset
        .catalogue()
        .forEach(
            provision -> provision.criteria().forEach(criterion -> used.add(criterion.operator())));
    assertThat(used).containsExactlyInAnyOrder(Operator.values());
    assertThat(seen).contains(Outcome.CONDITIONAL, Outcome.INELIGIBLE, Outcome.INDETERMINATE);
  }

  /** Boundaries are derived from any criterion that can be written, used today or not. */
  private static List<String> differencesOfGeneratedScenarios(Eligibility eligibility) {
    Ruleset ruleset = eligibility.ruleset();
    return ruleset.provisions(ProfileType.PERSON).inOrder().stream()
        .flatMap(provision -> BoundaryScenarios.of(provision, ruleset.vocabulary()).stream())
        .flatMap(
            scenario ->
                ScenarioRun.of(scenario, eligibility).differences().stream()
                    .map(value -> scenario.clause() + ", " + scenario.sentence() + ": " + value))
        .toList();
  }
}
