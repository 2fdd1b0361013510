package org.policyeligibility.ruleset.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.Survivors;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Tests of a rule over several parties of a case. Both readers must agree, whichever of the parties
 * are there.
 */
class SeveralPatternsTest {
  private static Eligibility law() throws Exception {
    EditedRules rules = EditedRules.onlyClause();
    String yaml = EditedRules.CLAUSE + "/clause.yaml";
    String clause =
        String.valueOf(rules.files().text(yaml))
            .replaceAll(
                "(?ms)^criteria:.*?(?=^\\S)",
                """
                criteria:
                  ageYears: { basis: explicit }
                  citizenship: { basis: explicit }
                  zoneTypes: { basis: explicit }
                  stateOwned: { basis: explicit }
                """)
            .replaceAll("(?ms)^notNeeded:.*?(?=^\\S)", "")
            .replaceAll("(?ms)^advisories:.*?(?=^\\S)", "");
    Ruleset ruleset =
        DraftRulesLoader.read(
            rules
                .write(yaml, clause)
                .write(
                    EditedRules.CLAUSE + "/rule.drl",
                    """
                    package rules.guofa_2020_7
                    rule "guofa-2020-7/5.3"
                    when
                        Person( ageYears <= 65, citizenship != CN_MAINLAND )
                        Zone( zoneTypes contains NATIONAL_HIGH_TECH_ZONE )
                        Enterprise( ( stateOwned == null || stateOwned == false ) )
                    then
                        met( drools );
                    end
                    """)
                .files());
    return new Eligibility(ruleset, DroolsEngine.compile(ruleset));
  }

  @Test
  void both_readers_agree_whoever_is_in_the_case() throws Exception {
    Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
    try (Eligibility eligibility = law()) {
      Map<ProfileType, Profile> last = new EnumMap<>(ProfileType.class);
      for (long seed = 0; seed < 20_000; seed++) {
        RandomProfiles random = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
        LocalDate asOf = Law.DAY;
        Profile profile = Law.profile(random.stated(asOf), asOf);
        last.put(profile.type(), profile);
        eligibility
            .evaluate(Case.of(List.copyOf(last.values())), asOf)
            .results()
            .forEach(result -> seen.add(result.outcome()));
        if (seed % 7 == 0) {
          last.clear();
        }
      }
    }
    assertThat(seen).contains(Outcome.CONDITIONAL, Outcome.INELIGIBLE, Outcome.INDETERMINATE);
  }

  @Test
  void nothing_of_a_case_that_fired_is_held_when_it_is_answered() throws Exception {
    try (Eligibility eligibility = law()) {
      fired(eligibility).assertGone();
    }
  }

  private static Survivors fired(Eligibility eligibility) {
    List<Profile> parties =
        List.of(
            Law.profile(
                Map.of("type", "person", "citizenship", "FOREIGN", "birthDate", "1980-01-01"),
                Law.DAY),
            Law.profile(Map.of("type", "enterprise", "stateOwned", false), Law.DAY),
            Law.profile(
                Map.of("type", "zone", "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")), Law.DAY));
    Survivors survivors = new Survivors();
    parties.forEach(survivors::watch);
    assertThat(eligibility.evaluate(Case.of(parties), Law.DAY).results())
        .extracting(Result::outcome)
        .containsExactly(Outcome.CONDITIONAL);
    return survivors;
  }

  @Test
  void what_nobody_is_there_to_state_is_unknown_even_where_silence_reads_as_met() throws Exception {
    try (Eligibility eligibility = law()) {
      Map<String, String> stated =
          Map.of("type", "person", "citizenship", "FOREIGN", "birthDate", "1980-01-01");
      Result alone = eligibility.evaluate(Law.profile(stated, Law.DAY), Law.DAY).results().get(0);
      assertThat(alone.statuses())
          .containsExactly(Status.MET, Status.MET, Status.UNKNOWN, Status.UNKNOWN);
      assertThat(alone.outcome()).isEqualTo(Outcome.INDETERMINATE);
    }
  }
}
