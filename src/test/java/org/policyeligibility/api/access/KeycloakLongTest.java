package org.policyeligibility.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** The service as it runs in production, with a real Keycloak as its issuer. */
@Tag("long")
@QuarkusTest
@TestProfile(KeycloakLongTest.OfKeycloak.class)
class KeycloakLongTest {
  private static final String CALLER = "/v1/callers/current";
  private static final int SECONDS_UNTIL_KEYS_ARE_ASKED_FOR = 75;
  private static final int SECONDS_OF_A_HASTY_TOKEN = 5;

  /** Production, with the two settings of an issuer, and nothing kept from before. */
  public static class OfKeycloak implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
      return "prod";
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Keycloak.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path folder = Files.createDirectories(Path.of("target", "data"));
        return Map.of("policy.data.folder", Files.createTempDirectory(folder, "prod").toString());
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  private static Service.Answer current(String token) {
    return Service.get(CALLER, Tokens.bearer(token));
  }

  private static Service.Answer decide(String token, String reference) {
    String[] bearer = Tokens.bearer(token);
    return Service.send(
        "POST",
        CounterClient.DECISIONS,
        Service.write(CounterClient.application(reference)),
        bearer[0],
        bearer[1],
        "Content-Type",
        Service.JSON,
        "Idempotency-Key",
        reference);
  }

  private static String part(String token, int number) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("[.]", -1)[number]), StandardCharsets.UTF_8);
  }

  @Test
  void a_counter_keeps_a_decision_and_reads_it_and_another_organisation_does_not_find_it() {
    String token = Keycloak.token("counter-of-pudong");
    Service.Answer kept = decide(token, "PD-1");
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.json().path("organisation").asText()).isEqualTo("pudong");
    assertThat(kept.json().path("askedBy"))
        .as("the user's own id, which no other user ever has")
        .isEqualTo(Service.json(part(token, 1)).path("sub"));
    String path = CounterClient.DECISIONS + "/" + kept.json().path("id").asText();
    Service.Answer read = Service.get(path, Tokens.bearer(token));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json().path("evaluation")).isEqualTo(kept.json().path("evaluation"));

    Problems.expect(404, Service.get(path, Tokens.bearer(Keycloak.token("counter-of-minhang"))));
    Problems.expect(403, Service.get(path, Tokens.bearer(Keycloak.token("auditor-of-pudong"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"counter", "drafter", "approver", "auditor", "admin"})
  void a_role_of_the_realm_is_a_role_of_the_service(String role) {
    JsonNode caller = current(Keycloak.token(role + "-of-pudong")).json();
    assertThat(caller.path("roles").toString()).isEqualTo("[\"" + role + "\"]");
    assertThat(caller.path("organisation").asText()).isEqualTo("pudong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"applicant-of-pudong", "nobody-of-pudong"})
  void without_a_role_that_the_service_asks_for_nothing_is_kept(String user) {
    String token = Keycloak.token(user);
    Problems.expect(403, current(token));
    Problems.expect(403, decide(token, "PD-2"));
    assertThat(Service.evaluate("{\"profile\":{\"type\":\"zone\"}}", Tokens.bearer(token)).status())
        .isEqualTo(200);
  }

  @Test
  void a_counter_of_no_organisation_is_not_let_at_decisions() {
    Problems.expect(403, decide(Keycloak.token("counter-of-nobody"), "PD-3"));
  }

  @Test
  void a_token_for_another_service_or_of_another_realm_or_for_the_desk_itself_is_not_believed() {
    String user = "counter-of-pudong";
    Problems.expect(401, current(Keycloak.token(Keycloak.REALM, "desk-of-another-service", user)));
    Problems.expect(401, current(Keycloak.token(Keycloak.ELSEWHERE, "desk", user)));
    Problems.expect(401, current(Keycloak.idToken(user)));
  }

  @Test
  void a_token_that_was_altered_is_not_believed() {
    String[] parts = Keycloak.token("counter-of-pudong").split("[.]", -1);
    String said = part(String.join(".", parts), 1);
    String altered = said.replace("pudong", "minhang");
    assertThat(altered).isNotEqualTo(said);
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(altered.getBytes(StandardCharsets.UTF_8));
    Problems.expect(401, current(String.join(".", parts)));
  }

  @Test
  void a_token_is_believed_until_it_expires() throws InterruptedException {
    String token = Keycloak.token(Keycloak.REALM, "hasty-desk", "counter-of-pudong");
    assertThat(current(token).status()).isEqualTo(200);
    TimeUnit.SECONDS.sleep(SECONDS_OF_A_HASTY_TOKEN + 1);
    Problems.expect(401, current(token));
  }

  @Test
  void a_user_cannot_move_to_another_organisation() {
    String account =
        """
        {"username":"counter-of-pudong","firstName":"Zhang","lastName":"San",
         "attributes":{"organisation":["minhang"]}}\
        """;
    Keycloak.changeOwnAccount(Keycloak.token("counter-of-pudong"), account);
    JsonNode caller = current(Keycloak.token("counter-of-pudong")).json();
    assertThat(caller.path("organisation").asText()).isEqualTo("pudong");
  }

  /** The service asks for keys that it does not know at most once a minute. */
  @Test
  void a_new_key_is_believed_without_a_restart_and_the_old_one_as_long_as_it_stands()
      throws InterruptedException {
    String old = Keycloak.token("counter-of-pudong");
    assertThat(current(old).status()).isEqualTo(200);
    Keycloak.addKey();
    String fresh = Keycloak.token("counter-of-pudong");
    assertThat(part(fresh, 0)).as("another key signs").isNotEqualTo(part(old, 0));
    List<Integer> statuses = new ArrayList<>();
    for (int second = 0; second < SECONDS_UNTIL_KEYS_ARE_ASKED_FOR; second++) {
      statuses.add(current(fresh).status());
      if (statuses.contains(200)) {
        break;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    assertThat(statuses).contains(200);
    assertThat(current(old).status()).isEqualTo(200);
    assertThat(decide(fresh, "PD-4").status()).isEqualTo(201);
  }
}
