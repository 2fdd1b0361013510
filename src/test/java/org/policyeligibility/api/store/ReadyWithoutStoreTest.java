package org.policyeligibility.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;
import org.policyeligibility.store.KeyFile;

/** The database is away from the beginning: the service is ready, and what it keeps is not. */
@QuarkusTest
@TestProfile(ReadyWithoutStoreTest.NoDatabase.class)
@Tag("apart")
class ReadyWithoutStoreTest {
  /** Nobody listens at the port of the database. */
  public static class NoDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path keys = Files.createTempDirectory("keys").resolve("keys.properties");
        KeyFile.readOrMake(keys);
        return Map.of(
            "policy.database.url",
            "jdbc:postgresql://localhost:1/none",
            "policy.keys.file",
            keys.toString());
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  @Test
  void it_is_ready_and_evaluates_and_says_that_nothing_can_be_kept() {
    Service.Answer ready = Service.get("/q/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(Service.each(ready.json().path("checks"), "status")).containsOnly("UP");
    JsonNode store = store(ready);
    assertThat(store.path("data").path("available").asBoolean(true)).isFalse();
    assertThat(Service.evaluate("{\"profile\":{\"type\":\"zone\"}}").status()).isEqualTo(200);
    String[] token = Tokens.header(Role.COUNTER, "pudong");
    Service.Answer kept = Service.get("/v1/decisions?reference=x", token);
    Problems.expect(503, kept);
    assertThat(store(Service.get("/q/health")).path("data").path("available").asBoolean(true))
        .isFalse();
  }

  private static JsonNode store(Service.Answer health) {
    for (JsonNode check : health.json().path("checks")) {
      if (check.path("name").asText().equals("store")) {
        return check;
      }
    }
    throw new AssertionError("no check of the store in " + List.of(health));
  }
}
