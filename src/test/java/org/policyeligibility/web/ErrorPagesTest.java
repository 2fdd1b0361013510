package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Errors as a browser gets them, and as a program does at the same address. */
@QuarkusTest
class ErrorPagesTest {
  /** As browsers send it. */
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  private static final String FORM = "application/x-www-form-urlencoded";

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404, zh-CN, 没有这一页",
    "GET, /en/nothing/of/the/kind, 404, en, There is no such page",
    "GET, /law/guofa-2020-7/5.3/more, 404, zh-CN, 没有这一页",
    "POST, /check/anything, 404, zh-CN, 没有这一页",
    "POST, /en/check/a%00b, 404, en, There is no such page",
    "PUT, /law, 405, zh-CN, 不能这样打开这一页",
    "DELETE, /en/check/results, 405, en, This page cannot be opened in that way"
  })
  void a_browser_is_answered_with_a_page_in_the_language_of_the_address(
      String method, String path, int status, String language, String heading) {
    Service.Answer answer =
        Service.send(
            method,
            path,
            new byte[0],
            "Content-Type",
            FORM,
            "Accept",
            BROWSER,
            "Accept-Language",
            "fr");
    assertThat(answer.status()).isEqualTo(status);
    assertPage(answer, language, heading);
    if (status == 405) {
      assertThat(answer.header("Allow")).contains("GET");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/check/results, application/json, zh-CN, 这一页打不开",
    "/en/check/results, multipart/form-data;boundary=x, en, This page cannot be shown",
    "/check/pdf, text/plain, zh-CN, 这一页打不开"
  })
  void a_form_of_another_kind_is_answered_with_a_page(
      String path, String type, String language, String heading) {
    Service.Answer answer =
        Service.send(
            "POST",
            path,
            "{}".getBytes(StandardCharsets.US_ASCII),
            "Content-Type",
            type,
            "Accept",
            BROWSER);
    assertThat(answer.status()).isEqualTo(415);
    assertPage(answer, language, heading);
  }

  @Test
  void a_form_that_is_too_large_is_answered_with_a_page() {
    byte[] body = ("state=" + "a".repeat(300_000)).getBytes(StandardCharsets.US_ASCII);
    Service.Answer answer =
        Service.send("POST", "/check/results", body, "Content-Type", FORM, "Accept", BROWSER);
    assertThat(answer.status()).isEqualTo(413);
    assertPage(answer, "zh-CN", "内容或者文件太大");
  }

  @ParameterizedTest
  @CsvSource({
    "429, 请求过于频繁, Too many requests",
    "500, 服务出了故障, The service has failed",
    "503, 服务暂时不可用, The service cannot answer now"
  })
  void what_fails_before_any_page_is_answered_with_one(int status, String chinese, String english) {
    Service.Answer answer = Service.get(FailingRoute.path("", status), "Accept", BROWSER);
    assertThat(answer.status()).isEqualTo(status);
    assertPage(answer, "zh-CN", chinese);
    assertPage(Service.get(FailingRoute.path("/en", status), "Accept", BROWSER), "en", english);
    String number = answer.header("X-Request-Id");
    if (status == 429) {
      assertThat(answer.body()).doesNotContain(number);
    } else {
      assertThat(answer.body()).contains(number);
    }
    if (status == 503) {
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
  }

  private static void assertPage(Service.Answer answer, String language, String heading) {
    Document page = Jsoup.parse(answer.body());
    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.header("Content-Language")).isEqualTo(language);
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Vary")).contains("Accept");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    assertThat(page.select("h1").text()).isEqualTo(heading);
    assertThat(page.select("main a.button").attr("href"))
        .isEqualTo(language.equals("en") ? "/en/" : "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/json", "application/problem+json, text/html", "text/html;q=0"})
  void a_program_is_answered_with_a_problem(String accept) {
    Service.Answer answer = Service.get("/nothing", "Accept", accept);
    Problems.expect(404, answer);
    assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Language");
  }

  @ParameterizedTest
  @CsvSource({"PUT, /law, 405", "GET, /law/nothing, 406", "GET, /nothing, 404"})
  void what_a_program_is_answered_where_a_browser_gets_a_page_is_kept_apart_from_it(
      String method, String path, int status) {
    Service.Answer answer = Service.send(method, path, new byte[0], "Accept", "application/json");
    Problems.expect(status, answer);
    assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Language");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nothing", "/v1/documents/nothing", "/v1/clauses/nothing/1"})
  void the_contract_answers_a_browser_as_a_program(String path) {
    Service.Answer answer = Service.get(path, "Accept", BROWSER);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }
}
