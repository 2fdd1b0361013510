package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/**
 * Answers that an applicant saves as a file, and goes on with: without scripts, and without end.
 */
@QuarkusTest
class SavedFileTest {
  private static final String BOUNDARY = "----boundary";
  private static final String NOTICES = "main ul.notice[role=status] li";

  private static Visitor.Page answers(String prefix, String scope) {
    return Visitor.answer(Visitor.begin(prefix, "person", scope), Visitor.ENGINEER);
  }

  private static Service.Answer save(Visitor.Page page) {
    FormElement form =
        (FormElement)
            Objects.requireNonNull(page.document().selectFirst("form[action$=/check/save]"));
    return Visitor.post(form.attr("action"), Map.of("state", List.of(page.state()))).answer();
  }

  private static Visitor.Page open(String prefix, byte[] file) {
    return open(prefix, "file", file);
  }

  private static Visitor.Page open(String prefix, String field, byte[] file) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.json\"\r\n"
                .formatted(BOUNDARY, field)
            + "Content-Type: application/json\r\n\r\n";
    byte[] before = head.getBytes(StandardCharsets.UTF_8);
    byte[] after = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[before.length + file.length + after.length];
    System.arraycopy(before, 0, body, 0, before.length);
    System.arraycopy(file, 0, body, before.length, file.length);
    System.arraycopy(after, 0, body, before.length + file.length, after.length);
    return sent(prefix, body, "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static Visitor.Page sent(String prefix, byte[] body, String type) {
    String path = prefix + "/check/resume";
    Service.Answer answer =
        Service.send("POST", path, body, "Content-Type", type, "Accept", "text/html");
    return new Visitor.Page(path, answer, Jsoup.parse(answer.body(), Service.url(path)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"'', /en, 9 March 1961", "/en, '', 1961年3月9日"})
  void answers_that_were_saved_are_gone_on_with_in_either_language(
      String prefix, String other, String birthday) {
    Visitor.Page before = answers(prefix, "all");
    Service.Answer file = save(before);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"policy-answers.json\"");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    Visitor.Page after = open(other, bytes(file.body()));
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text()).contains(birthday);
    assertThat(after.document().select(NOTICES)).hasSize(1);
    assertThat(after.document().select("dl.answers dt"))
        .hasSameSizeAs(before.document().select("dl.answers dt"));
    assertThat(after.send(Map.of()).outcomes()).isEqualTo(before.send(Map.of()).outcomes());
  }

  /** An answer about the kinds beside those of the register stays one about those. */
  @Test
  void a_zone_that_was_named_and_what_was_said_beside_it_come_back() {
    Map<String, Object> stated = new LinkedHashMap<>(Visitor.ENGINEER);
    stated.put("employerZone", "shanghai-zhangjiang-high-tech-zone");
    stated.put("employerZoneTypes", List.of("INDUSTRIAL_PARK"));
    Visitor.Page before = Visitor.answer(Visitor.begin("", "person", "all"), stated);
    Visitor.Page after = open("", bytes(save(before).body()));
    assertThat(after.document().select("dl.answers").text())
        .isEqualTo(before.document().select("dl.answers").text());
    assertThat(after.send(Map.of()).outcomes()).isEqualTo(before.send(Map.of()).outcomes());
  }

  /** An answer beside the register stands with what that says, since a set is complete. */
  @ParameterizedTest
  @ValueSource(strings = {"NONE", "INDUSTRIAL_PARK"})
  void the_profile_in_the_file_says_what_the_register_says_as_well(String beside) {
    Map<String, Object> stated =
        Map.of("zone", "shanghai-zhangjiang-high-tech-zone", "zoneTypes", List.of(beside));
    Visitor.Page page = Visitor.answer(Visitor.begin("", "enterprise", "all"), stated);
    String file = save(page).body();
    assertThat(Service.json(file).path("besideRegister").path("zoneTypes").path("said"))
        .extracting(JsonNode::asText)
        .containsExactly(beside);
    Service.Answer answer =
        Service.evaluate("{\"profile\": " + Service.json(file).path("profiles").get(0) + "}");
    assertThat(answer.status()).isEqualTo(200);
    Map<String, String> outcomes = new LinkedHashMap<>();
    answer
        .json()
        .path("results")
        .forEach(it -> outcomes.put(it.path("clause").asText(), it.path("outcome").asText()));
    assertThat(outcomes).isEqualTo(page.send(Map.of()).outcomes());
    Visitor.Page after = open("", bytes(file));
    assertThat(after.document().select("dl.answers").text())
        .isEqualTo(page.document().select("dl.answers").text());
    assertThat(after.send(Map.of()).outcomes()).isEqualTo(outcomes);
  }

  @Test
  void the_profile_in_the_file_is_that_of_the_contract() {
    String file = save(answers("", "heart")).body();
    Service.Answer answer =
        Service.evaluate("{\"profile\": " + Service.json(file).path("profiles").get(0) + "}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(file).contains("\"birthDate\" : \"1961-03-09\"").doesNotContain("\"employeeCount");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{",
        "[]",
        "null",
        "{}",
        "{\"format\":\"policy-eligibility-answers-1\"}",
        "{\"format\":\"policy-eligibility-answers-1\",\"profiles\":[]}",
        "{\"format\":\"policy-eligibility-answers-1\",\"profiles\":[{\"type\":\"dog\"}]}",
        "{\"format\":\"policy-eligibility-answers-1\",\"profiles\":[{\"type\":\"zone\"},{\"type\":\"person\"}]}",
        "{\"format\":\"policy-eligibility-answers-1\",\"profiles\":[{\"type\":\"person\"},{\"type\":\"person\"}]}",
        "{\"format\":\"policy-eligibility-answers-2\",\"profiles\":[{\"type\":\"person\"}]}",
        "<script>alert(1)</script>"
      })
  void another_file_is_told_plainly_with_the_way_on(String content) {
    for (String prefix : List.of("", "/en")) {
      Visitor.Page page = open(prefix, bytes(content));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.document().select("#file-error").text())
          .contains(prefix.isEmpty() ? "不是在这里存下的文件" : "not a file that was saved here");
      assertThat(page.document().select(".errors a").attr("href")).isEqualTo("#file");
      assertThat(page.document().select("form[action$=/check/start] button")).isNotEmpty();
      assertThat(page.answer().body()).doesNotContain("alert(1)");
    }
  }

  @Test
  void no_file_is_asked_for_and_bytes_that_are_no_text_are_another_file() {
    assertThat(open("", new byte[0]).document().select("#file-error").text()).contains("请先选择文件");
    assertThat(open("", "other", bytes("{}")).document().select("#file-error").text())
        .contains("请先选择文件");
    assertThat(open("/en", new byte[] {(byte) 0xff, 0, 1}).status()).isEqualTo(400);
    for (String type :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=other")) {
      assertThat(sent("", bytes("--x\r\n\r\n"), type).status()).as(type).isEqualTo(400);
    }
    assertThat(sent("", bytes("file=x"), "application/x-www-form-urlencoded").status())
        .isEqualTo(415);
  }

  @Test
  void a_file_that_is_too_large_is_told_as_that_or_as_another_file() {
    String file = save(answers("", "heart")).body();
    assertThat(open("/en", bytes(file + " ".repeat(33 * 1024))).status()).isEqualTo(400);
    Visitor.Page refused = open("/en", bytes(file + " ".repeat(300 * 1024)));
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains("choose the file that you saved here");
  }

  private static String edited(Map<String, Object> facts, String more) {
    Map<String, Object> person = new LinkedHashMap<>(facts);
    person.put("type", "person");
    return "{\"format\":\"policy-eligibility-answers-1\",\"profiles\":[%s]%s}"
        .formatted(new String(Service.write(person), StandardCharsets.UTF_8), more);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 出生日期, 较早的, 用不到, 已经不在",
    "/en, Date of birth, changed since, do not use, no longer"
  })
  void what_the_law_cannot_read_is_left_out_by_name_and_the_rest_stands(
      String prefix, String label, String older, String unknown, String matters) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("citizenship", "FOREIGN");
    facts.put("birthDate", "<b>1961</b>");
    facts.put("struckOff", "x");
    facts.put("employerType", Map.of("a", 1));
    Visitor.Page page =
        open(
            prefix,
            bytes(edited(facts, ",\"benefits\":[\"struck-off\"],\"ruleset\":\"x\",\"asOf\":7")));
    assertThat(page.status()).isEqualTo(200);
    String notices = page.document().select(NOTICES).text();
    assertThat(notices).contains(label, unknown, matters);
    assertThat(page.document().select(NOTICES)).hasSizeGreaterThanOrEqualTo(4);
    assertThat(page.answer().body()).doesNotContain("<b>1961", "struckOff", "struck-off");
    assertThat(page.document().select("dl.answers dd").text())
        .contains(prefix.isEmpty() ? "外国" : "oreign")
        .doesNotContain("1961");
    assertThat(page.send(Map.of()).hasResults()).isTrue();
  }

  /** An answer beside the register is a part, and none without the zone. */
  @Test
  void a_zone_that_is_gone_takes_along_what_was_said_beside_it() {
    for (String zone : List.of(",\"employerZone\":\"struck-off\"", "")) {
      Visitor.Page page =
          open(
              "/en",
              bytes(
                  "{\"format\":\"policy-eligibility-answers-1\",\"profiles\":[{\"type\":\"person\""
                      + zone
                      + ",\"citizenship\":\"FOREIGN\",\"employerZoneTypes\":[\"NONE\"]}],"
                      + "\"besideRegister\":{\"employerZoneTypes\":"
                      + "{\"asked\":[\"INDUSTRIAL_PARK\"],\"said\":[\"NONE\"]}},"
                      + "\"zoneAsked\":true}"));
      assertThat(page.document().select(NOTICES).text()).as(zone).contains("Zones of the employer");
      assertThat(page.send(Map.of()).outcomes())
          .as(zone)
          .containsEntry("guofa-2020-7/5.3", "INDETERMINATE");
    }
  }

  /** Only of a set can an answer be about some values; of no other is it lost by such words. */
  @Test
  void what_is_no_set_has_no_values_beside_the_register() {
    Map<String, Object> facts = new LinkedHashMap<>(Visitor.ENGINEER);
    Visitor.Page page =
        open(
            "",
            bytes(
                edited(
                    facts,
                    ",\"besideRegister\":{\"birthDate\":{\"said\":[\"x\"]},\"citizenship\":[]}")));
    Visitor.Page plain = open("", bytes(edited(facts, "")));
    assertThat(page.send(Map.of()).outcomes()).isEqualTo(plain.send(Map.of()).outcomes());
  }

  /** A state is bounded; what came with a file may not make it too long to go on with. */
  @Test
  void values_beside_the_register_that_are_none_are_not_taken_along() {
    String many = "1e9,".repeat(7000) + "1";
    Visitor.Page page =
        open(
            "",
            bytes(
                edited(
                    Map.of("employerZoneTypes", List.of("INDUSTRIAL_PARK")),
                    ",\"besideRegister\":{\"employerZoneTypes\":{\"said\":[\"INDUSTRIAL_PARK\"],"
                        + "\"asked\":["
                        + many
                        + "]}}")));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.state().length()).isLessThan(2000);
    assertThat(page.send(Map.of()).hasResults()).isTrue();
  }

  @Test
  void the_other_language_says_the_same_of_the_file() {
    Visitor.Page page = open("", bytes(edited(Map.of("birthDate", "never"), "")));
    Visitor.Page english = page.translated();
    assertThat(english.document().select(NOTICES).text()).contains("Date of birth");
    assertThat(english.document().select(NOTICES)).hasSameSizeAs(page.document().select(NOTICES));
  }

  /** Answers that contradict each other keep nobody from going on either. */
  @Test
  void whatever_is_changed_in_a_file_no_page_fails() {
    String file = save(answers("", "heart")).body();
    Random random = new Random(17);
    String signs = "{}[]\",:0aZ_é\u202e\\ ";
    for (int i = 0; i < 200; i++) {
      StringBuilder changed = new StringBuilder(file);
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int at = random.nextInt(changed.length());
        if (random.nextBoolean()) {
          changed.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
        } else {
          changed.delete(at, Math.min(changed.length(), at + random.nextInt(30)));
        }
      }
      Visitor.Page page = open("", bytes(changed.toString()));
      assertThat(page.status()).as(changed.toString()).isIn(200, 400);
      if (page.status() == 200) {
        assertThat(page.send(Map.of()).status()).as(changed.toString()).isEqualTo(200);
      }
    }
  }

  @Test
  void whatever_parts_a_form_no_page_fails() {
    Random random = new Random(17);
    String form =
        String.join(
            "\r\n",
            "--x",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a\"",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: binary",
            "",
            "{}",
            "--x--",
            "");
    String signs = "-x\r\n\0;=\":%*é ";
    for (int i = 0; i < 200; i++) {
      StringBuilder changed = new StringBuilder(form);
      for (int edits = random.nextInt(6); edits >= 0; edits--) {
        int at = random.nextInt(changed.length());
        if (random.nextBoolean()) {
          changed.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
        } else {
          changed.delete(at, Math.min(changed.length(), at + random.nextInt(20)));
        }
      }
      assertThat(sent("", bytes(changed.toString()), "multipart/form-data; boundary=x").status())
          .as(changed.toString())
          .isEqualTo(400);
    }
  }

  @Test
  void without_a_form_the_interview_begins() {
    assertThat(Service.get("/en/check/resume").header("Location")).endsWith("/en/");
    assertThat(Visitor.post("/check/save", Map.of("state", List.of("x"))).status()).isEqualTo(400);
  }
}
