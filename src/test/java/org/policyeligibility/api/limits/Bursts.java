package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Many requests at once, and what became of them. */
public final class Bursts {
  private static final int MOST_BURSTS = 20;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Bursts() {}

  public static HttpRequest post(String path, String body, String... headers) {
    return HttpRequest.newBuilder(URI.create(Service.url(path)))
        .header("Content-Type", Service.JSON)
        .headers(headers)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  public static List<Service.Answer> burst(int requests, Supplier<HttpRequest> request) {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      sent.add(CLIENT.sendAsync(request.get(), BodyHandlers.ofString()));
    }
    return sent.stream().map(CompletableFuture::join).map(Bursts::answer).toList();
  }

  private static Service.Answer answer(HttpResponse<String> response) {
    return new Service.Answer(
        response.statusCode(), new TreeMap<>(response.headers().map()), response.body());
  }

  /** Bursts until some of one are refused; how many were. */
  public static long overload(int requests, int status, Supplier<HttpRequest> request) {
    for (int i = 0; i < MOST_BURSTS; i++) {
      List<Service.Answer> answers = burst(requests, request);
      assertThat(answers).extracting(Service.Answer::status).isSubsetOf(status, 503);
      assertThat(answers).extracting(Service.Answer::status).contains(status);
      List<Service.Answer> refused =
          answers.stream().filter(answer -> answer.status() == 503).toList();
      for (Service.Answer candidate : refused) {
        Problems.expect(503, candidate);
        assertThat(Integer.parseInt(candidate.header("Retry-After"))).isPositive();
      }
      if (!refused.isEmpty()) {
        return refused.size();
      }
    }
    throw new AssertionError("nothing was refused");
  }

  /** How many requests were refused for that bound since the start, as the metric says. */
  public static long shed(String bound) {
    Matcher shed =
        Pattern.compile("policy_requests_shed_total\\{bound=\"" + bound + "\",?} (\\d+)")
            .matcher(Service.get("/q/metrics").body());
    assertThat(shed.find()).as("the metric").isTrue();
    return Long.parseLong(shed.group(1));
  }
}
