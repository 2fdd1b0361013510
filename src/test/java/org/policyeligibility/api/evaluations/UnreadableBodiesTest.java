package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.wire.JsonBody;

/** Bodies that are no unambiguous JSON in UTF-8, or too large. */
@QuarkusTest
class UnreadableBodiesTest {
  private static final String M = Problems.MARKER;
  private static final String PERSON = "{\"profile\":{\"type\":\"person\"}}";
  private static final int MOST = 256 * 1024;

  static Stream<String> no_json() {
    return Stream.of(
        " ",
        "\r\n\t ",
        M,
        "{",
        "[",
        "\"" + M,
        "{\"profile\":",
        "{\"profile\":{\"type\":\"person\"}",
        "{\"profile\":{\"type\":\"person\"}}}",
        "{\"profile\":{\"type\":\"person\"}]",
        PERSON + M,
        PERSON + PERSON,
        PERSON + "\n[]",
        PERSON + " 1",
        PERSON + ",",
        "// " + M + "\n" + PERSON,
        "/* " + M + " */" + PERSON,
        "# " + M + "\n" + PERSON,
        "{\"profile\":{\"type\":\"person\"/**/}}",
        "{'profile':{'type':'person'}}",
        "{profile:{type:\"person\"}}",
        "{\"profile\":{\"type\":\"person\",}}",
        "{\"clauses\":[1,]}",
        "{\"clauses\":[,1]}",
        "{\"clauses\":[1 2]}",
        "{\"profile\" \"x\"}",
        "{\"profile\"}",
        "{1:2}",
        "{null:2}",
        "{\"asOf\":tru}",
        "{\"asOf\":True}",
        "{\"asOf\":undefined}",
        "{\"asOf\":\"\\x41\"}",
        "{\"asOf\":\"\\u12G4\"}",
        "{\"asOf\":\"\\u12\"}",
        "{\"asOf\":\"a\nb\"}",
        "{\"asOf\":\"a\tb\"}",
        "{\"asOf\":\"a\u0000b\"}",
        "\u0000" + PERSON,
        PERSON + "\u0000",
        "\u00a0" + PERSON,
        "\uFEFF" + PERSON,
        "<profile type=\"person\">" + M + "</profile>",
        "profile:\n  type: " + M,
        "profile=" + M + "&type=person",
        "{\"a\":1" + "0".repeat(200) + "}");
  }

  static Stream<String> numbers_that_JSON_has_not() {
    return Stream.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            "-01",
            "0x10",
            "1_000",
            ".5",
            "5.",
            "1e",
            "1e+",
            "--1",
            "- 1",
            "1.5.5",
            "1f",
            "٣",
            "５",
            "1,5",
            "1E+999999999999",
            "1E-99999999999999")
        .map(
            number -> "{\"profile\":{\"type\":\"zone\",\"failedAssessmentCount\":" + number + "}}");
  }

  static Stream<String> keys_twice() {
    return Stream.of(
        "{\"profile\":{\"type\":\"person\"},\"profile\":{\"type\":\"zone\"}}",
        "{\"profile\":{\"type\":\"person\",\"type\":\"person\"}}",
        "{\"profile\":{\"type\":\"person\",\"t\\u0079pe\":\"zone\"}}",
        "{\"income\":1,\"in\\u0063ome\":99999,\"profile\":{\"type\":\"person\"}}",
        "{\"profile\":{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"citizenship\":null}}",
        "{\"profile\":{\"type\":\"person\",\"approvals\":{\"work-permit-age-65\":\"GRANTED\","
            + "\"work-permit-age-6\\u0035\":\"REFUSED\"}}}",
        "{\"\":1,\"\":2}",
        "{\"profile\":{\"type\":\"person\",\"" + M + "\":{\"a\":1,\"a\":1}}}");
  }

  static Stream<byte[]> no_UTF_8() {
    String chinese = "{\"profile\":{\"type\":\"person\",\"citizenship\":\"外国籍\"}}";
    return Stream.concat(
        Stream.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "GB18030", "GBK", "Big5")
            .map(name -> chinese.getBytes(Charset.forName(name))),
        Stream.of("FF", "80", "C080", "C1BF", "E282", "EDA080", "EDBFBF", "F8888080", "F4908080")
            .map(UnreadableBodiesTest::stringOf));
  }

  private static byte[] stringOf(String hex) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"asOf\":\"".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  @ParameterizedTest
  @MethodSource({"no_json", "numbers_that_JSON_has_not", "keys_twice"})
  void what_is_no_unambiguous_JSON_is_refused(String body) {
    Problems.expect(400, Service.evaluate(body));
    Problems.expect(400, Service.evaluate(body, "Accept-Language", "en"));
  }

  @ParameterizedTest
  @MethodSource("no_UTF_8")
  void what_is_no_UTF_8_is_refused(byte[] body) {
    Problems.expect(400, Service.evaluate(body));
  }

  @Test
  void a_request_without_body_is_refused() {
    Problems.expect(400, Service.evaluate(""));
  }

  @TestFactory
  Stream<DynamicTest> a_body_cut_short_anywhere_is_refused() {
    String whole = EvaluationsTest.PERSON.formatted("").strip();
    return IntStream.range(0, whole.length())
        .filter(end -> end % 7 == 0 || end == whole.length() - 1)
        .mapToObj(
            end ->
                DynamicTest.dynamicTest(
                    "after " + end + " characters",
                    () -> Problems.expect(400, Service.evaluate(whole.substring(0, end)))));
  }

  private static String nested(String open, String close, int depth) {
    return "{\"profile\":{\"type\":\"person\"},\"deep\":"
        + open.repeat(depth - 1)
        + "1"
        + close.repeat(depth - 1)
        + "}";
  }

  @Test
  void nesting_32_deep_is_read_and_33_deep_is_not() {
    for (String[] pair : new String[][] {{"[", "]"}, {"{\"a\":", "}"}}) {
      assertThat(
              Problems.errors(Problems.expect(422, Service.evaluate(nested(pair[0], pair[1], 32)))))
          .containsExactly("/deep unknown-property");
      Problems.expect(400, Service.evaluate(nested(pair[0], pair[1], 33)));
      Problems.expect(400, Service.evaluate(nested(pair[0], pair[1], 20_000)));
    }
    Problems.expect(400, Service.evaluate("[".repeat(100_000)));
  }

  /** The largest that states everything has fewer: {@link LargestQuestionTest}. */
  @Test
  void a_question_of_12000_names_and_values_is_read_and_one_of_one_more_is_not() {
    // Seven of them stand around the elements.
    String body = "{\"profile\":{\"type\":\"person\",\"x\":[%s]}}";
    assertThat(Service.evaluate(body.formatted("1" + ",1".repeat(11_992))).status()).isEqualTo(422);
    Service.Answer more = Service.evaluate(body.formatted("1" + ",1".repeat(11_993)));
    Problems.expect(400, more);
    assertThat(more.json().path("detail").asText()).contains("12000");
    Problems.expect(400, Service.evaluate(body.formatted("1" + ",1".repeat(100_000))));
  }

  @Test
  void another_body_of_20000_names_and_values_is_read_and_of_one_more_is_not() throws Exception {
    // Beginnings and ends count, too: two of them stand around the elements.
    String body = "[1" + ",1".repeat(19_997);
    assertThat(JsonBody.tree((body + "]").getBytes(StandardCharsets.UTF_8))).isNotNull();
    byte[] more = (body + ",1]").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> JsonBody.tree(more)).isInstanceOf(UnreadableJson.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "[\"a\",\"%s\"]", "{\"%s\":1}", "{\"a\":{\"%s\":null}}"})
  void a_question_has_136_KiB_besides_blanks_and_one_of_a_byte_more_is_not_read(String value) {
    String body = "{\"profile\":{\"type\":\"person\",\"x\":" + value + "}}";
    int left = 136 * 1024 - body.length() + "%s".length();
    String blanks = " \r\n\t".repeat(10_000);
    assertThat(Service.evaluate(blanks + body.formatted("x".repeat(left))).status()).isEqualTo(422);
    assertThat(Service.evaluate(body.formatted("区".repeat(left / 3)) + blanks).status())
        .isEqualTo(422);
    Service.Answer more = Service.evaluate(body.formatted("x".repeat(left + 1)));
    Problems.expect(400, more);
    assertThat(more.json().path("detail").asText()).contains("136 KiB");
    Problems.expect(400, Service.evaluate(blanks + body.formatted("区".repeat(left / 3) + "xxx")));
  }

  @Test
  void thirty_unknown_names_are_told_the_nearest_and_those_behind_them_are_told_none() {
    StringBuilder body = new StringBuilder("{\"profile\":{\"type\":\"enterprise\"");
    for (int i = 10; i < 50; i++) {
      body.append(",\"techSme").append(i).append("\":true");
    }
    List<String> messages = new ArrayList<>();
    Service.evaluate(body + "}}")
        .json()
        .path("errors")
        .forEach(error -> messages.add(error.path("message").asText()));
    assertThat(messages).hasSize(40);
    assertThat(messages.subList(0, 30)).allMatch(message -> message.contains("techSme？"));
    assertThat(messages.subList(30, 40)).noneMatch(message -> message.contains("techSme？"));
  }

  @Test
  void a_body_of_256_KiB_is_read_and_one_byte_more_is_not() {
    String most = PERSON + " ".repeat(MOST - PERSON.length());
    Service.Answer answer = Service.evaluate(most);
    assertThat(answer.status()).as("status of %.300s", answer.body()).isEqualTo(200);
    Problems.expect(413, Service.evaluate(most + " "));
  }

  @ParameterizedTest
  @ValueSource(ints = {300_000, 1024 * 1024, 1024 * 1024 + 1, 2_500_000, 11_000_000})
  void a_body_too_large_by_far_is_refused_all_the_same(int length) {
    String body = "{\"" + M + "\":\"" + M + "x".repeat(length) + "\"}";
    Problems.expect(413, Service.evaluate(body));
    Problems.expect(413, Service.evaluate(body, "Accept-Language", "en"));
  }
}
