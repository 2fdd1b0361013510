package org.policyeligibility.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** Whom the service believes to be who they say. */
@QuarkusTest
class AuthenticationTest {
  private static final String CALLER = "/v1/callers/current";

  @Test
  void a_token_says_who_calls_with_which_role_and_for_whom() {
    Service.Answer answer = Service.get(CALLER, Tokens.header("counter", "浦东"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Contract.faults("GET", CALLER, answer)).isEmpty();
    JsonNode caller = answer.json();
    assertThat(caller.path("name").asText()).isEqualTo("counter-1");
    assertThat(caller.path("roles").toString()).isEqualTo("[\"counter\"]");
    assertThat(caller.path("organisation").asText()).isEqualTo("浦东");
  }

  @Test
  void roles_are_also_read_where_Keycloak_writes_them() {
    Service.Answer answer = Service.get(CALLER, Tokens.bearer(Tokens.ofKeycloak("auditor")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("roles").toString()).isEqualTo("[\"auditor\"]");
    assertThat(answer.json().has("organisation")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void nobody_is_asked_to_say_who_it_is(String language) {
    Problems.expect(401, Service.get(CALLER, "Accept-Language", language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void somebody_without_a_role_of_ours_is_known_and_not_allowed(String language) {
    String[] stranger = Tokens.header("stranger", "pudong");
    Problems.expect(
        403, Service.get(CALLER, stranger[0], stranger[1], "Accept-Language", language));
  }

  @ParameterizedTest
  @EnumSource
  void a_bad_token_is_refused_even_where_none_is_needed(BadToken bad) throws Exception {
    String[] token = Tokens.bearer(bad.token());
    for (String path : List.of(CALLER, "/v1/zones?limit=1", "/v1/nothing", "/q/health/live")) {
      Problems.expect(401, Service.get(path, token));
    }
    Problems.expect(401, Service.evaluate("{\"profile\":{\"type\":\"zone\"}}", token));
    assertThat(Service.get("/v1/zones?limit=1").status()).isEqualTo(200);
  }

  @Test
  void a_new_key_is_believed_at_once_and_a_removed_one_no_longer() {
    String[] old = Tokens.header("admin", "pudong");
    assertThat(Service.get(CALLER, old).status()).isEqualTo(200);
    Tokens.addKey();
    String[] fresh = Tokens.header("admin", "pudong");
    assertThat(Service.get(CALLER, fresh).status()).isEqualTo(200);
    assertThat(Service.get(CALLER, old).status()).as("both keys stand").isEqualTo(200);
    Tokens.forgetOldKeys();
    Tokens.addKey();
    assertThat(Service.get(CALLER, Tokens.header("admin", "pudong")).status()).isEqualTo(200);
    Problems.expect(401, Service.get(CALLER, old));
    assertThat(Service.get(CALLER, fresh).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic Y291bnRlckBwdWRvbmc6Y291bnRlcg==", "Digest a", "Bearer", "bearer ", "x"})
  void nothing_but_a_token_makes_anybody_known(String authorization) {
    Problems.expect(401, Service.get(CALLER, "Authorization", authorization));
  }
}
