package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.access.Issuer;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.store.DatabaseSettings;

/** The packaged service as an operator first meets it: no issuer, half of one, one that is away. */
class StartProcessIT {
  private static final String CALLER = "/v1/callers/current";
  private static final int TRIES = 60;

  private Path work = Path.of("");

  @BeforeEach
  void open() throws IOException {
    work = Files.createTempDirectory(Path.of("target"), "start").toAbsolutePath();
  }

  private RunningService begin(Map<String, String> environment)
      throws IOException, InterruptedException {
    return RunningService.begin(work, DatabaseSettings.embedded(work), environment);
  }

  private static void evaluates() {
    assertThat(Service.evaluate("{\"profile\":{\"type\":\"zone\"}}").status()).isEqualTo(200);
  }

  @Test
  void without_an_issuer_nobody_is_known_everybody_is_evaluated_and_the_log_says_what_to_set()
      throws Exception {
    try (RunningService service = begin(Map.of())) {
      evaluates();
      Problems.expect(401, Service.get(CALLER));
      Problems.expect(401, Service.get(CALLER, Tokens.bearer("a.b.c")));
      Problems.expect(401, Service.get(CALLER, "Authorization", "Basic Y291bnRlcjpjb3VudGVy"));
      service.end();
    }
    assertThat(Files.readString(work.resolve("out")))
        .containsOnlyOnce("nobody is known")
        .contains("QUARKUS_OIDC_TENANT_ENABLED", "QUARKUS_OIDC_AUTH_SERVER_URL");
  }

  @Test
  void an_issuer_without_an_address_is_a_start_that_is_refused_and_names_what_is_missing() {
    assertThatThrownBy(() -> begin(Map.of("QUARKUS_OIDC_TENANT_ENABLED", "true")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("quarkus.oidc.auth-server-url");
  }

  @Test
  void while_its_issuer_is_away_a_token_is_neither_believed_nor_refused_and_it_is_when_it_comes()
      throws Exception {
    String shared = System.getProperty(Issuer.ADDRESS);
    Issuer issuer = new Issuer();
    Map<String, String> settings = issuer.start();
    String[] token = Tokens.header(Role.COUNTER, "pudong");
    int port = issuer.port();
    issuer.stop();
    try (RunningService service = begin(environment(settings))) {
      evaluates();
      Problems.expect(401, Service.get(CALLER));
      unjudged(token);
      issuer.begin(port);
      awaitBelieved(token);
      Tokens.addKey();
      String[] fresh = Tokens.header(Role.COUNTER, "pudong");
      issuer.stop();
      assertThat(Service.get(CALLER, token).status()).as("its keys are here").isEqualTo(200);
      Problems.expect(401, Service.get(CALLER, fresh));
      issuer.begin(port);
      awaitBelieved(fresh);
      service.end();
    } finally {
      end(issuer, shared);
    }
  }

  /** The file of keys is lost, and another is made: it has a key of the same id. */
  @Test
  void with_other_keys_than_its_own_nothing_is_kept_or_read_and_the_log_says_what_to_put_back()
      throws Exception {
    String shared = System.getProperty(Issuer.ADDRESS);
    Issuer issuer = new Issuer();
    Map<String, String> environment = environment(issuer.start());
    try {
      CounterClient office = CounterClient.open();
      try (RunningService service = begin(environment)) {
        office.awaitStore();
        office.kept(CounterClient.application("PD-1"));
        service.end();
      }
      Path keys = work.resolve("keys.properties");
      Files.move(keys, work.resolve("lost"));
      try (RunningService service = begin(environment)) {
        evaluates();
        Problems.expect(503, office.decide("A", CounterClient.application("PD-2")));
        Problems.expect(503, office.get(CounterClient.DECISIONS));
        service.end();
      }
      assertThat(Files.readString(work.resolve("out")))
          .contains("nothing is kept: ", "key `1`", "put back the file", "policy.keys.file");
      Files.move(work.resolve("lost"), keys, StandardCopyOption.REPLACE_EXISTING);
      try (RunningService service = begin(environment)) {
        office.awaitStore();
        assertThat(office.found("?reference=PD-1", 10)).hasSize(1);
        service.end();
      }
    } finally {
      end(issuer, shared);
    }
  }

  private static void end(Issuer issuer, @Nullable String shared) {
    issuer.stop();
    if (shared != null) {
      System.setProperty(Issuer.ADDRESS, shared);
    }
  }

  /** As an operator writes what a test configures. */
  private static Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    settings.forEach(
        (name, value) ->
            environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
    return environment;
  }

  private static void unjudged(String... token) {
    Service.Answer answer = Service.get(CALLER, token);
    Problems.expect(503, answer);
    assertThat(Contract.faults("GET", CALLER, answer)).isEmpty();
    assertThat(answer.header("Retry-After")).isNotEmpty();
    evaluates();
  }

  private static void awaitBelieved(String... token) throws InterruptedException {
    int status = 0;
    for (int tries = 0; tries < TRIES && status != 200; tries++) {
      status = Service.get(CALLER, token).status();
      TimeUnit.MILLISECONDS.sleep(250);
    }
    assertThat(status).as("of a token when its issuer is back").isEqualTo(200);
  }
}
