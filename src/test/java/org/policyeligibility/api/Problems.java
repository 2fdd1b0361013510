package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.policyeligibility.api.contract.Contract;

/**
 * Assertions that hold for every error answer. Each test of an error makes them, so that no error
 * shows insides or repeats what a client wrote.
 */
public final class Problems {
  /** Put wherever a client can put text; no answer, log or metric ever holds it. */
  public static final String MARKER = "zqxMARKERxqz";

  private static final Pattern INSIDES =
      Pattern.compile(
          "org\\.policyeligibility|com\\.fasterxml|java\\.(lang|util|io)|jakarta\\.|io\\.quarkus"
              + "|io\\.vertx|Exception|\\bat [a-z]+\\.[a-z]+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private Problems() {}

  /** An error of this status, as the contract says, that tells nothing it should not. */
  public static JsonNode expect(int status, Service.Answer answer) {
    assertThat(answer.status()).as("status of %.300s", answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Vary")).containsIgnoringCase("Accept-Language");
    JsonNode problem = answer.json();
    assertThat(problem.fieldNames())
        .toIterable()
        .contains("type", "title", "status", "detail", "instance");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }
    assertThat(problem.path("type").asText()).matches("/problems/[a-z]+(-[a-z]+)*");
    tellsNothing(answer);
    speaks(answer.header("Content-Language"), problem);
    assertThat(
            switch (status) {
              case 403 -> Contract.faults("GET", "/v1/callers/current", answer);
              case 404 -> Contract.faults("GET", "/v1/documents/unknown", answer);
              // Of no operation: the contract says of them what it says of every error.
              case 408, 414, 431, 505 ->
                  Contract.faults(
                      "POST",
                      Service.EVALUATIONS,
                      new Service.Answer(400, answer.headers(), answer.body()));
              case 409, 410 -> Contract.faults("POST", "/v1/decisions", answer);
              default -> Contract.faults("POST", Service.EVALUATIONS, answer);
            })
        .as("the contract")
        .isEmpty();
    return problem;
  }

  /** Neither what was sent nor what the service is made of, in body or headers. */
  public static void tellsNothing(Service.Answer answer) {
    String all = answer.body() + answer.headers();
    assertThat(all).doesNotContainIgnoringCase(MARKER);
    assertThat(INSIDES.matcher(all).find()).as("insides in %s", all).isFalse();
  }

  private static void speaks(String language, JsonNode problem) {
    assertThat(language).isIn("zh-CN", "en");
    List<String> words = new ArrayList<>();
    words.add(problem.path("title").asText());
    words.add(problem.path("detail").asText());
    words.addAll(Service.each(problem.path("errors"), "message"));
    assertThat(words)
        .as("in %s", language)
        .allMatch(text -> CHINESE.matcher(text).find() == language.equals("zh-CN"));
  }

  /** The errors as {@code pointer code}, as they stand. */
  public static List<String> errors(JsonNode problem) {
    List<String> errors = new ArrayList<>();
    problem
        .path("errors")
        .forEach(
            error ->
                errors.add(
                    (error.has("parameter") ? error.path("parameter") : error.path("pointer"))
                            .asText()
                        + " "
                        + error.path("code").asText()));
    return errors;
  }
}
