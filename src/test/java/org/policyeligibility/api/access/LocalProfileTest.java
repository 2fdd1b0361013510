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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Contained;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.api.contract.HttpCollection;
import org.policyeligibility.api.contract.Readme;

/**
 * Tests of the configuration profile {@code local}. It is the service as the README's first command
 * starts it, and so the first that an integrator sees.
 */
@QuarkusTest
@TestProfile(LocalProfileTest.Local.class)
@Tag("apart")
class LocalProfileTest {
  /** The profile {@code local}, with nothing kept from before. */
  public static class Local implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
      return "local";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path folder = Files.createDirectories(Path.of("target", "data"));
        return Map.of("policy.data.folder", Files.createTempDirectory(folder, "local").toString());
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** An id that a page shows, for which the reader has another. */
  private static final Pattern ID = Pattern.compile("\\{ \"id\": \"([0-9a-f-]{36})\"");

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 用户名或密码不对, 密码是 counter",
    "en, The name or the password is wrong, counter for counter@pudong"
  })
  void a_wrong_password_is_told_as_that_with_the_remedy(
      String language, String wrong, String remedy) {
    for (String sent : List.of("counter@pudong:wrong", "nobody:counter", "")) {
      String basic =
          "Basic " + Base64.getEncoder().encodeToString(sent.getBytes(StandardCharsets.UTF_8));
      Service.Answer answer =
          Service.get("/v1/callers/current", "Authorization", basic, "Accept-Language", language);
      assertThat(answer.status()).as(sent).isEqualTo(401);
      assertThat(answer.json().path("type").asText()).isEqualTo("/problems/unauthorized");
      assertThat(answer.json().path("detail").asText()).as(sent).contains(wrong, remedy);
    }
    Service.Answer token =
        Service.get(
            "/v1/callers/current", "Authorization", "Bearer x", "Accept-Language", language);
    assertThat(token.json().path("detail").asText()).doesNotContain(wrong);
  }

  /** Where a page shows something else than what happens. */
  private static List<String> findings(String page) throws IOException {
    List<String> findings = new ArrayList<>();
    String shownId = "";
    String ownId = "";
    for (Readme.Shown candidate : Readme.of(page).shown()) {
      String command =
          candidate.command().replace(Readme.ADDRESS, Service.url("")).replace(shownId, ownId);
      JsonNode answer = Service.json(Readme.run(command));
      Matcher id = ID.matcher(candidate.json());
      if (shownId.isEmpty() && id.find()) {
        shownId = id.group(1);
        ownId = answer.path("id").asText();
      }
      JsonNode shown = Service.json(candidate.json().replace(shownId, ownId));
      Contained.differences(shown, answer).forEach(found -> findings.add(command + found));
    }
    return findings;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic \u00ff\u00fe", "basic %%%", "Basic a", "BASIC =", "Basic YWJj", "Basic"})
  void a_name_and_password_that_cannot_be_decoded_are_not_believed(String stated) {
    Service.Answer answer =
        Service.raw(
            "GET /v1/callers/current HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + stated
                + "\r\n\r\n");
    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTEGRATE.md", "INTEGRATE.zh-CN.md"})
  void a_page_for_integrators_shows_what_happens(String name) throws IOException {
    String page = Files.readString(Path.of(name));
    assertThat(Readme.of(page).shown()).hasSize(17);
    assertThat(findings(page)).isEmpty();
  }

  @Test
  void a_page_that_shows_something_else_is_found() throws IOException {
    String page =
        """
        ```sh
        curl -s -u counter@pudong:counter http://localhost:8080/v1/callers/current
        ```
        ```json
        { "organisation": "minhang", "roles": ["counter"] }
        ```
        """;
    assertThat(findings(page)).singleElement().asString().contains("/organisation");
  }

  @Test
  void the_collection_has_every_operation_once_and_each_is_answered() {
    String decision = "";
    List<String> names = new ArrayList<>();
    for (HttpCollection.Call call : HttpCollection.read()) {
      names.add(call.name());
      Service.Answer answer = call.send(decision);
      assertThat(answer.status()).as("%s: %s", call.name(), answer).isBetween(200, 204);
      if (call.name().equals("decide")) {
        decision = answer.json().path("id").asText();
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(names)).isEqualTo(operations());
  }

  private static Set<String> operations() {
    Set<String> ids = new TreeSet<>();
    Contract.at(Contract.read(), "paths")
        .values()
        .forEach(
            item ->
                Contract.map(item)
                    .values()
                    .forEach(
                        value -> ids.add(String.valueOf(Contract.map(value).get("operationId")))));
    return ids;
  }
}
