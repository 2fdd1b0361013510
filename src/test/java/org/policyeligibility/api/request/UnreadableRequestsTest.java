package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/**
 * Messages that no client library sends: whatever can be wrong with one before there is a resource
 * to answer it. Each is answered with a problem, as the contract says of every error.
 */
@QuarkusTest
class UnreadableRequestsTest {
  private static final String M = Problems.MARKER;
  private static final int LONGEST_LINE = 8192;
  private static final int LARGEST_HEADER = 16 * 1024;
  private static final String HEADERS = "\r\nHost: x\r\nConnection: close\r\n";
  private static final String POST =
      "POST %s HTTP/1.1" + HEADERS + "Content-Type: application/json\r\n";

  @BeforeEach
  void a_first_request() {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
  }

  /** In both languages. */
  private static void refused(int status, String request) {
    for (String language : new String[] {"zh-CN", "en"}) {
      String line = request.substring(0, request.indexOf("\r\n"));
      String rest = request.substring(line.length());
      Service.Answer answer = Service.raw(line + "\r\nAccept-Language: " + language + rest);
      JsonNode problem = Problems.expect(status, answer);
      assertThat(problem.path("type").asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/zones/%zz" + M,
        "GET /v1/zones/%" + M,
        "GET /v1/zones/%u0041",
        "GET /%",
        "GET /q/health/%zz" + M,
        "GET /v1/zones?q=%zz" + M,
        "GET /v1/decisions?reference=%g1",
        "POST /v1/evaluations?view=%zz" + M,
        "POST /v1/decisions/%zz/replay",
        "DELETE /v1/decisions/%zz",
        "GET http://[" + M + "/v1/facts"
      })
  void a_path_or_query_that_cannot_be_decoded_is_400(String line) {
    refused(400, line + " HTTP/1.1" + HEADERS + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET v1/zones", "OPTIONS *", "CONNECT " + M + ":443", "GET /v1/zones/%ff" + M})
  void there_is_nothing_where_there_is_no_path(String line) {
    refused(404, line + " HTTP/1.1" + HEADERS + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/ " + M + " HTTP/1.1" + HEADERS + "\r\n",
        "GET /v1/facts " + M + HEADERS + "\r\n",
        M + " " + M + " " + M + HEADERS + "\r\n",
        "GE@T /v1/facts HTTP/1.1" + HEADERS + "\r\n",
        "GET /v1/facts HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /v1/facts HTTP/1.1" + HEADERS + M + "\r\n\r\n",
        "GET /v1/facts HTTP/1.1" + HEADERS + "a\u0000b: 1\r\n\r\n",
        "POST /v1/evaluations HTTP/1.1" + HEADERS + "Content-Length: " + M + "\r\n\r\n",
        "POST /v1/evaluations HTTP/1.1" + HEADERS + "Content-Length: -1\r\n\r\n",
        "POST /v1/decisions HTTP/1.1" + HEADERS + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}"
      })
  void what_is_no_HTTP_is_400(String request) {
    refused(400, request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/1.2", "HTTP/0.9"})
  void another_version_of_HTTP_is_505(String version) {
    refused(505, "GET /v1/facts " + version + HEADERS + "\r\n");
  }

  @Test
  void a_first_line_of_8_KiB_is_read_and_one_byte_more_is_414() {
    String frame = "GET /v1/clauses?limit=1&q= HTTP/1.1";
    String most = "x".repeat(LONGEST_LINE - frame.length());
    assertThat(Service.raw(frame.replace("q=", "q=" + most) + HEADERS + "\r\n").status())
        .as("read, and found too long for a search")
        .isEqualTo(422);
    refused(414, frame.replace("q=", "q=" + most + "x") + HEADERS + "\r\n");
    refused(414, frame.replace("q=", "q=" + "x".repeat(1_000_000)) + HEADERS + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({"1, 20000", "2000, 8", "1, 1000000", "200000, 1"})
  void headers_of_more_than_16_KiB_are_431(int number, int length) {
    String many = ("X-Y: " + "x".repeat(length) + "\r\n").repeat(number);
    refused(431, "GET /v1/facts HTTP/1.1" + HEADERS + many + "\r\n");
  }

  @Test
  void headers_of_16_KiB_are_read() {
    String rest = "X-Y: " + "x".repeat(LARGEST_HEADER - HEADERS.length() - 40) + "\r\n";
    assertThat(Service.raw("GET /v1/facts?limit=1 HTTP/1.1" + HEADERS + rest + "\r\n").status())
        .isEqualTo(200);
  }

  private static String chunked(int kibibytes) {
    String chunk = "10000\r\n" + "x".repeat(64 * 1024) + "\r\n";
    return "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(kibibytes / 64) + "0\r\n\r\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1024, 1088, 2112, 4096, 15 * 1024, 20 * 1024, 60 * 1024})
  void a_body_of_unknown_length_that_is_too_large_is_413(int kibibytes) {
    refused(413, POST.formatted("/v1/evaluations") + chunked(kibibytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffffff\r\n" + M, "-1\r\n" + M, "zz\r\n" + M})
  void a_body_of_parts_that_cannot_be_read_is_400(String parts) {
    refused(400, POST.formatted("/v1/evaluations") + "Transfer-Encoding: chunked\r\n\r\n" + parts);
  }

  @Test
  void a_good_body_in_parts_is_read() {
    String body = "{\"profile\":{\"type\":\"person\"}}";
    StringBuilder parts = new StringBuilder("Transfer-Encoding: chunked\r\n\r\n");
    body.chars().forEach(value -> parts.append("1\r\n").append((char) value).append("\r\n"));
    Service.Answer answer =
        Service.raw(POST.formatted("/v1/evaluations?view=summary") + parts + "0\r\n\r\n");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void an_answer_that_is_due_before_is_not_taken_for_that_of_an_unreadable_request() {
    String first = "GET /v1/documents/" + M + " HTTP/1.1\r\nHost: x\r\n\r\n";
    Service.Answer answer = Service.raw(first + M + " " + M + " " + M + "\r\n\r\n");
    assertThat(answer.status()).isIn(404, Service.HUNG_UP);
  }

  /** Nobody foresaw it, in no handler: the pipeline answers all the same. */
  @Test
  void a_failure_while_a_body_is_read_has_an_answer() {
    refused(
        500,
        "POST " + FailingBodyRoute.PATH + " HTTP/1.1" + HEADERS + "Content-Length: 1\r\n\r\nx");
  }
}
