package org.policyeligibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.evaluation.Outcome.APPLIES;
import static org.policyeligibility.evaluation.Outcome.COMPLIANT;
import static org.policyeligibility.evaluation.Outcome.CONDITIONAL;
import static org.policyeligibility.evaluation.Outcome.DOES_NOT_APPLY;
import static org.policyeligibility.evaluation.Outcome.ELIGIBLE;
import static org.policyeligibility.evaluation.Outcome.INDETERMINATE;
import static org.policyeligibility.evaluation.Outcome.INELIGIBLE;
import static org.policyeligibility.evaluation.Outcome.MAY_APPLY;
import static org.policyeligibility.evaluation.Outcome.NON_COMPLIANT;
import static org.policyeligibility.evaluation.Outcome.NOT_IN_FORCE;
import static org.policyeligibility.evaluation.Outcome.NOT_NEEDED;
import static org.policyeligibility.evaluation.Outcome.OUT_OF_SCOPE;
import static org.policyeligibility.evaluation.Status.MET;
import static org.policyeligibility.evaluation.Status.NOT_MET;
import static org.policyeligibility.evaluation.Status.UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Standing;

/** The contract's table, row by row, for every combination of findings. */
class OutcomeTest {
  private static final List<Standing> STANDINGS = List.of(Standing.values());

  private static Outcome of(Effect effect, Status binding, Status content, Standing... standings) {
    return of(effect, MET, false, true, binding, content, standings);
  }

  private static Outcome of(
      Effect effect,
      Status inTerritory,
      boolean notNeeded,
      boolean hasContent,
      Status binding,
      Status content,
      Standing... standings) {
    return Outcome.of(
        effect,
        new Outcome.Findings(
            true, inTerritory, notNeeded, hasContent, binding, content, List.of(standings)));
  }

  @Test
  void out_of_force_precedes_everything_and_out_of_territory_all_the_rest() {
    for (Effect effect : Effect.values()) {
      for (Status binding : Status.values()) {
        for (Status content : Status.values()) {
          for (Standing standing : STANDINGS) {
            for (Status territory : Status.values()) {
              assertThat(
                      Outcome.of(
                          effect,
                          new Outcome.Findings(
                              false, territory, true, true, binding, content, List.of(standing))))
                  .isEqualTo(NOT_IN_FORCE);
            }
            assertThat(of(effect, NOT_MET, true, true, binding, content, standing))
                .isEqualTo(OUT_OF_SCOPE);
          }
        }
      }
    }
  }

  @Test
  void a_hurdle_that_does_not_stand_decides_before_anything_that_speaks_against_it() {
    for (Status content : Status.values()) {
      for (Standing standing : STANDINGS) {
        assertThat(of(Effect.BENEFIT, MET, true, true, MET, content, standing))
            .isEqualTo(NOT_NEEDED);
      }
    }
  }

  @Test
  void one_thing_against_it_decides_whatever_else_is_missing() {
    for (Standing standing : STANDINGS) {
      assertThat(of(Effect.BENEFIT, MET, NOT_MET, standing)).isEqualTo(INELIGIBLE);
      assertThat(of(Effect.RESTRICTION, MET, NOT_MET, standing)).isEqualTo(DOES_NOT_APPLY);
    }
    for (Status content : Status.values()) {
      for (Standing adverse : List.of(Standing.FAILED, Standing.REFUSED)) {
        assertThat(of(Effect.BENEFIT, MET, content, Standing.UNKNOWN, adverse))
            .isEqualTo(INELIGIBLE);
        assertThat(of(Effect.RESTRICTION, MET, content, Standing.PENDING, adverse))
            .isEqualTo(DOES_NOT_APPLY);
      }
    }
  }

  @Test
  void a_missing_fact_is_indeterminate_even_where_everything_is_granted() {
    assertThat(of(Effect.BENEFIT, MET, UNKNOWN, Standing.PASSED, Standing.GRANTED))
        .isEqualTo(INDETERMINATE);
    assertThat(of(Effect.RESTRICTION, MET, UNKNOWN)).isEqualTo(INDETERMINATE);
  }

  @Test
  void a_province_that_has_to_be_known_leaves_open_what_nothing_else_decides() {
    for (Effect effect : Effect.values()) {
      assertThat(of(effect, UNKNOWN, false, true, MET, MET)).isEqualTo(INDETERMINATE);
      assertThat(of(effect, UNKNOWN, false, false, MET, MET)).isEqualTo(INDETERMINATE);
    }
    assertThat(of(Effect.BENEFIT, UNKNOWN, false, true, MET, NOT_MET)).isEqualTo(INELIGIBLE);
    assertThat(of(Effect.BENEFIT, UNKNOWN, false, true, MET, MET, Standing.REFUSED))
        .isEqualTo(INELIGIBLE);
    assertThat(of(Effect.OBLIGATION, UNKNOWN, false, true, NOT_MET, MET)).isEqualTo(DOES_NOT_APPLY);
  }

  @Test
  void what_an_authority_has_yet_to_say_makes_it_conditional() {
    for (Standing open : List.of(Standing.PENDING, Standing.UNKNOWN)) {
      assertThat(of(Effect.BENEFIT, MET, MET, Standing.PASSED, open)).isEqualTo(CONDITIONAL);
      assertThat(of(Effect.RESTRICTION, MET, MET, open)).isEqualTo(MAY_APPLY);
    }
  }

  @Test
  void everything_met_and_granted_is_eligible() {
    assertThat(of(Effect.BENEFIT, MET, MET)).isEqualTo(ELIGIBLE);
    assertThat(of(Effect.BENEFIT, MET, MET, Standing.PASSED, Standing.GRANTED)).isEqualTo(ELIGIBLE);
    assertThat(of(Effect.RESTRICTION, MET, MET, Standing.PASSED)).isEqualTo(APPLIES);
  }

  @Test
  void an_obligation_asks_first_whom_it_binds() {
    for (Status content : Status.values()) {
      assertThat(of(Effect.OBLIGATION, NOT_MET, content)).isEqualTo(DOES_NOT_APPLY);
      assertThat(of(Effect.OBLIGATION, UNKNOWN, content)).isEqualTo(INDETERMINATE);
    }
    assertThat(of(Effect.OBLIGATION, MET, MET)).isEqualTo(COMPLIANT);
    assertThat(of(Effect.OBLIGATION, MET, NOT_MET)).isEqualTo(NON_COMPLIANT);
    assertThat(of(Effect.OBLIGATION, MET, UNKNOWN)).isEqualTo(INDETERMINATE);
  }

  @Test
  void an_obligation_of_which_nothing_can_be_tested_applies_or_not() {
    assertThat(bare(MET)).isEqualTo(APPLIES);
    assertThat(bare(NOT_MET)).isEqualTo(DOES_NOT_APPLY);
    assertThat(bare(UNKNOWN)).isEqualTo(INDETERMINATE);
    assertThat(bare(MET, Standing.UNKNOWN)).isEqualTo(MAY_APPLY);
    assertThat(bare(MET, Standing.PASSED)).isEqualTo(APPLIES);
    assertThat(bare(UNKNOWN, Standing.FAILED)).isEqualTo(DOES_NOT_APPLY);
  }

  private static Outcome bare(Status binding, Standing... standings) {
    return of(Effect.OBLIGATION, MET, false, false, binding, MET, standings);
  }
}
