package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/** The files beside the pages, on the wire. */
@QuarkusTest
class AssetsTest {
  private static HttpResponse<byte[]> get(String path, String coding) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(Service.url(path)))
                  .header("Accept-Encoding", coding)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/law", "/developers", "/en/developers"})
  void each_is_coded_once_for_all_and_is_kept_for_ever(String page) throws IOException {
    List<String> paths = Visitor.open(page).document().select("[src], link[href]").eachAttr("src");
    paths.addAll(Visitor.open(page).document().select("link[href]").eachAttr("href"));
    paths.removeIf(String::isEmpty);
    assertThat(paths).isNotEmpty();
    for (String path : paths) {
      HttpResponse<byte[]> plain = get(path, "identity");
      HttpResponse<byte[]> coded = get(path, "gzip");
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      for (HttpResponse<byte[]> answer : List.of(plain, coded)) {
        assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(answer.headers().allValues("Cache-Control"))
            .containsExactly("public, max-age=31536000, immutable");
      }
      if (coded.headers().firstValue("Content-Encoding").isPresent()) {
        try (GZIPInputStream content =
            new GZIPInputStream(new ByteArrayInputStream(coded.body()))) {
          assertThat(content.readAllBytes()).isEqualTo(plain.body());
        }
      } else {
        assertThat(coded.body()).hasSizeLessThan(1024).isEqualTo(plain.body());
      }
    }
  }

  /** Nothing written into a page runs, and no page is told how by its policy. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/en/", "/law", "/law/benefits", "/developers", "/nothing"})
  void no_page_has_a_style_or_a_script_of_its_own_or_loads_from_elsewhere(String path) {
    Visitor.Page page = Visitor.open(path, "Accept", "text/html");
    String policy = page.answer().header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(page.document().select("style, [style], script:not([src])")).isEmpty();
    assertThat(page.document().select("*").stream())
        .allSatisfy(
            element ->
                element
                    .attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on")));
    assertThat(page.document().select("[src], link[href]").eachAttr("src"))
        .allMatch(from -> from.isEmpty() || from.startsWith("/assets/"));
  }
}
