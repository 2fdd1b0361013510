package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/** Never two answers for one message: what could be two is refused, and its connection ends. */
@QuarkusTest
class SmugglingTest {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
  private static final int SECONDS_TO_ANSWER = 20;

  @BeforeEach
  void a_first_request() {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
  }

  static List<SmugglingForms.Form> forms() {
    return SmugglingForms.all();
  }

  /** Sends bytes and returns all answers of the connection until it closes. */
  private static String sent(String bytes) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(SECONDS_TO_ANSWER * 1000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_message_that_could_be_two_has_one_answer_which_is_400(SmugglingForms.Form form)
      throws IOException {
    Matcher answers = STATUS.matcher(sent(form.bytes()));
    assertThat(answers.find()).as("an answer").isTrue();
    assertThat(answers.group(1)).isEqualTo("400");
    assertThat(answers.find()).as("a second answer").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/facts?limit=1 HTTP/1.1\r\nHost: x\r\n\r\n"})
  void what_came_before_it_is_answered_first(String before) throws IOException {
    Matcher answers = STATUS.matcher(sent(before + before + "\u0001" + before));
    assertThat(answers.results().map(answer -> answer.group(1)))
        .containsExactly("200", "200", "400");
  }

  @Test
  void what_follows_an_answer_that_ends_the_connection_is_not_answered() throws IOException {
    String large =
        "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 300000\r\n\r\n"
            + "x".repeat(300_000);
    Matcher answers = STATUS.matcher(sent(large + "GET /nix HTTP/1.1\r\nHost: x\r\n\r\n"));
    assertThat(answers.results().map(answer -> answer.group(1))).containsExactly("413");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1\r\nHost:",
        "1.1\r\nHost: [::::]",
        "1.1\r\nHost: [1.2.3]",
        "1.1\r\nHost: a_b",
        "1.0\r\nX: y"
      })
  void a_host_of_which_no_link_can_be_made_is_refused_or_no_link_is_made(String host)
      throws IOException {
    for (String asked :
        List.of(
            "GET /check/results HTTP/" + host + "\r\n",
            "GET /v1/documents/guofa-2020-7 HTTP/"
                + host
                + "\r\nAccept: application/ld+json\r\n")) {
      String answer = sent(asked + "Connection: close\r\n\r\n");
      assertThat(answer.substring("HTTP/1.1 ".length()))
          .as(asked)
          .matches("(?s)(?:200|303|400) .*");
    }
  }

  @Test
  void a_redirection_follows_no_host_that_a_client_names() throws IOException {
    assertThat(
            sent("GET /check/results HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .contains("303")
        .containsIgnoringCase("location: /\r\n")
        .doesNotContain("evil");
  }
}
