package org.policyeligibility.web.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.api.Service;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.web.Visitor;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.LostState;
import org.policyeligibility.web.state.Silence;
import org.policyeligibility.web.state.StateSeal;

/** The state of an interview comes back as it was sent, in time, or not at all. */
@QuarkusTest
class SealedStateTest {
  private static final InterviewState STATE =
      InterviewState.begin(List.of(ProfileType.PERSON), List.of())
          .with(
              Map.of("citizenship", "FOREIGN", "employerZoneTypes", List.of("INDUSTRIAL_PARK")),
              Map.of("birthDate", Silence.NOT_SAID))
          .after(List.of("citizenship", "birthDate"))
          .after(List.of("employerZoneTypes"));

  @Inject StateSeal seal;

  @Test
  void it_is_read_as_it_was_written() throws LostState {
    Instant now = Instant.now();
    assertThat(seal.open(seal.seal(STATE, now), now)).isEqualTo(STATE);
  }

  @Test
  void what_an_applicant_keeps_is_read_until_the_time_that_it_names_and_no_longer()
      throws LostState {
    Map<String, String> kept = seal.keep(STATE, Instant.now());
    String state = kept.getOrDefault("state", "");
    Instant until = Instant.parse(kept.getOrDefault("until", ""));
    assertThat(until).isAfter(Instant.now().plus(Duration.ofDays(7)));
    assertThat(seal.open(state, until)).isEqualTo(STATE);
    assertThatThrownBy(() -> seal.open(state, until.plusSeconds(1))).isInstanceOf(LostState.class);
  }

  @Test
  void a_state_that_is_to_be_kept_comes_as_data_that_no_cache_keeps() {
    String state = Visitor.begin("", "person", "heart").state();
    Service.Answer kept = Visitor.post("/check/keep", Map.of("state", List.of(state))).answer();
    assertThat(kept.header("Content-Type")).isEqualTo("application/json");
    assertThat(kept.header("Cache-Control")).isEqualTo("no-store");
    assertThat(results(kept.json().path("state").asText()).status()).isEqualTo(200);
    assertThat(Visitor.post("/check/keep", Map.of("state", List.of("x"))).status()).isEqualTo(400);
  }

  @Test
  void a_change_of_any_character_is_noticed() {
    String sealed = seal.seal(STATE, Instant.now());
    for (int i = 0; i < sealed.length(); i++) {
      for (char other : "AQgwBRhxZz_-=é.".toCharArray()) {
        String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
        if (!changed.equals(sealed)) {
          assertThatThrownBy(() -> seal.open(changed, Instant.now())).isInstanceOf(LostState.class);
        }
      }
    }
    assertThatThrownBy(() -> seal.open(sealed + "=", Instant.now())).isInstanceOf(LostState.class);
  }

  @Test
  void an_old_page_is_told_from_one_that_was_changed() {
    String old = seal.seal(STATE, Instant.now().minusSeconds(24 * 60 * 60));
    Visitor.Page expired = results(old);
    assertThat(expired.status()).isEqualTo(400);
    assertThat(expired.document().select("h1").text()).isEqualTo("This page is too old");
    Visitor.Page changed = results(old.substring(1));
    assertThat(changed.status()).isEqualTo(400);
    assertThat(changed.document().select("h1").text()).isEqualTo("This cannot go on");
    assertThat(changed.document().select("main a.button").attr("href")).isEqualTo("/en/");
  }

  static Stream<InterviewState> statesOfAnotherLaw() {
    InterviewState person = InterviewState.begin(List.of(ProfileType.PERSON), List.of());
    InterviewState placed = person.with(Map.of("employerZone", "suzhou-high-tech-zone"), Map.of());
    return Stream.of(
        person.with(Map.of("employerZone", "zone-that-was-struck-off"), Map.of()),
        person.with(Map.of("employerType", "VALUE_THAT_WAS_STRUCK_OFF"), Map.of()),
        person.with(Map.of("factThatWasStruckOff", "FOREIGN"), Map.of()),
        person.with(Map.of("citizenship", true), Map.of()),
        placed.with(Map.of("employerProvinceCode", "CN-BJ"), Map.of()),
        InterviewState.begin(List.of(ProfileType.PERSON), List.of("struck-off")),
        InterviewState.begin(
            List.of(ProfileType.PERSON), List.of("work-permit-age-65", "struck-off")));
  }

  @ParameterizedTest
  @MethodSource("statesOfAnotherLaw")
  void a_state_of_a_law_that_has_changed_is_told_so_at_every_step(InterviewState state) {
    String sealed = seal.seal(state, Instant.now());
    for (String step :
        List.of("questions", "place", "answers", "results", "calendar", "keep", "pdf")) {
      Visitor.Page page = Visitor.post("/en/check/" + step, Map.of("state", List.of(sealed)));
      assertThat(page.status()).as(step).isEqualTo(400);
      assertThat(page.document().select("h1").text()).isEqualTo("The policies have changed");
      assertThat(page.document().select("main a.button").attr("href")).isEqualTo("/en/");
    }
  }

  @Test
  void a_question_that_was_passed_over_and_is_gone_keeps_nobody_from_going_on() {
    InterviewState state = STATE.with(Map.of(), Map.of("factThatWasStruckOff", Silence.NOT_SURE));
    assertThat(results(seal.seal(state, Instant.now())).status()).isEqualTo(200);
  }

  @Test
  void a_form_without_state_cannot_go_on() {
    for (String state : List.of("", ".", "..", "AAAA.AAAA", "é", "A".repeat(100_000))) {
      assertThat(results(state).status()).isEqualTo(400);
    }
  }

  private static Visitor.Page results(String state) {
    return Visitor.post("/en/check/results", Map.of("state", List.of(state)));
  }

  @Test
  void a_form_that_cannot_be_read_cannot_go_on_either() {
    for (String body : List.of("state=%", "%zz=%zz", "state", "&&&&", "=")) {
      assertThat(
              Service.send(
                      "POST",
                      "/check/results",
                      body.getBytes(StandardCharsets.UTF_8),
                      "Content-Type",
                      "application/x-www-form-urlencoded")
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void a_page_takes_forms_and_the_contract_takes_json() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(Service.send("POST", "/check/results", body, "Content-Type", Service.JSON).status())
        .isEqualTo(415);
    assertThat(
            Service.send(
                    "POST",
                    Service.EVALUATIONS,
                    body,
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .status())
        .isEqualTo(415);
  }
}
