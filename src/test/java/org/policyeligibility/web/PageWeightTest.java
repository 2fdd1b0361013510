package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/** Bounds on what a page costs its reader, in bytes on the wire with what it loads. */
@QuarkusTest
class PageWeightTest {
  private static final int FIRST_PAGE = 60 * 1024;
  private static final int WHOLE_LAW = 150 * 1024;

  private static final Map<String, Object> COMPANY =
      Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true);

  @ParameterizedTest
  @ValueSource(strings = {"/", "/en/", "/law", "/en/law", "/law/guofa-2020-7/5.3"})
  void a_page_that_is_read_first_and_all_it_loads_have_less_than_60_KiB(String path) {
    Visitor.Page page = Visitor.open(path);
    assertThat(transferred(request(path)) + beside(page.document())).isBetween(1000, FIRST_PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void the_results_of_an_enterprise_under_the_whole_law_have_less_than_150_KiB(String prefix) {
    Visitor.Page answers = Visitor.answer(Visitor.begin(prefix, "enterprise", "all"), COMPANY);
    Visitor.Page results = answers.send("results", Map.of());
    assertThat(results.outcomes()).hasSizeGreaterThan(50);
    int page =
        transferred(
            request(prefix + "/check/results")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("state=" + answers.state())));
    assertThat(page + beside(results.document())).isBetween(1000, WHOLE_LAW);
  }

  /** Each of its assets has a name of its own content, so that it is transferred once for all. */
  private static int beside(Document page) {
    int bytes = 0;
    List<String> assets = page.select("link[href], script[src]").eachAttr("href");
    assets.addAll(page.select("script[src]").eachAttr("src"));
    for (String path : assets) {
      if (!path.isEmpty()) {
        assertThat(path).matches("/assets/[a-z-]+-[0-9a-f]{16}\\.(?:css|js|svg)");
        assertThat(Service.get(path).header("Cache-Control")).contains("immutable");
        bytes += transferred(request(path));
      }
    }
    return bytes;
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(Service.url(path)))
        .header("Accept", "text/html")
        .header("Accept-Encoding", "gzip");
  }

  /** The bytes of the head and the body as they are sent. */
  private static int transferred(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body().length
          + answer.headers().map().toString().getBytes(StandardCharsets.UTF_8).length;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
