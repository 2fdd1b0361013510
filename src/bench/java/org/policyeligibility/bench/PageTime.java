package org.policyeligibility.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Server time of the page of results beside that of the same answer as JSON, for the same profiles
 * under the whole law. The two take turns over one connection; each ratio is the median over turns.
 * One file, run from its source.
 */
public final class PageTime {
  private static final double LIMIT = 3.0;

  /** Answers and not seconds, since others may work on the same cores. */
  private static final int WARM_UP = 1_500;

  private static final int ROUND = 100;
  private static final int TURNS = 9;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");
  private static final Pattern CLAUSE = Pattern.compile("data-clause=\"([^\"]+)\"");

  /** Facts that an applicant states, by type; each value as JSON has it. */
  private static final Map<String, Map<String, String>> PROFILES =
      Map.of(
          "enterprise", Map.of("zoneTypes", "[\"ZHANGJIANG_PARK\"]", "holdsPledgeableIp", "true"),
          "person",
              Map.of(
                  "citizenship", "\"FOREIGN\"",
                  "birthDate", "\"1961-03-09\"",
                  "employerType", "\"ENTERPRISE\"",
                  "employerZoneTypes", "[\"NATIONAL_HIGH_TECH_ZONE\"]"),
          "zone",
              Map.of("provinceCode", "\"CN-SN\"", "zoneTypes", "[\"NATIONAL_HIGH_TECH_ZONE\"]"));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String origin;
  private final Process server;

  private PageTime(String origin, Process server) {
    this.origin = origin;
    this.server = server;
  }

  /** A request that is sent again and again. */
  private record Asked(String name, HttpRequest request) {}

  /** The cost of an answer in µs: by the clock, and of the server's processor. */
  private record Round(double clock, double processor) {}

  /**
   * Measures the application in {@code target}.
   *
   * @param arguments the types of profiles; none for all
   */
  public static void main(String[] arguments) throws Exception {
    int port = freePort();
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=127.0.0.1",
                // All of the load comes from one address.
                "-Dpolicy.limits.per-address=1000000000",
                "-jar",
                "target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      new PageTime("http://127.0.0.1:" + port, server)
          .run(
              arguments.length == 0 ? List.of("enterprise", "person", "zone") : List.of(arguments));
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void run(List<String> types) throws Exception {
    waitUntilReady();
    for (String type : types) {
      Map<String, String> stated = PROFILES.getOrDefault(type, Map.of());
      measure(type, stated);
    }
    System.out.printf("each ratio has to be at most %.1f%n", LIMIT);
  }

  private void measure(String type, Map<String, String> stated) throws Exception {
    Asked json = new Asked("JSON", json(type, stated));
    List<Asked> pages =
        List.of(
            new Asked("page", page("", type, stated)),
            new Asked("page in English", page("/en", type, stated)),
            new Asked("page, compressed", compressed(page("", type, stated))));
    assertSame(json, pages.get(0));
    Asked coded = new Asked("JSON, compressed", compressed(json.request()));
    List<Asked> all = new ArrayList<>(List.of(json, coded));
    all.addAll(pages);
    for (Asked asked : all) {
      load(asked.request(), WARM_UP);
    }
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    for (int i = 0; i < TURNS; i++) {
      for (Asked asked : all) {
        rounds
            .computeIfAbsent(asked.name(), name -> new ArrayList<>())
            .add(load(asked.request(), ROUND));
      }
    }
    List<Round> beside = rounds.getOrDefault(json.name(), List.of());
    rounds.forEach((name, of) -> print(type, name, of, beside));
    print(
        type,
        "both compressed",
        rounds.getOrDefault("page, compressed", List.of()),
        rounds.getOrDefault(coded.name(), List.of()));
  }

  private static void print(String type, String name, List<Round> rounds, List<Round> json) {
    List<Double> clock = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      clock.add(rounds.get(i).clock() / json.get(i).clock());
      processor.add(rounds.get(i).processor() / json.get(i).processor());
    }
    System.out.printf(
        "%-10s %-16s %6.0f µs by the clock, %6.0f of the processor;"
            + " ratio %.2f by the clock, %.2f by processor time%n",
        type,
        name,
        median(rounds.stream().map(Round::clock).toList()),
        median(rounds.stream().map(Round::processor).toList()),
        median(clock),
        median(processor));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Round load(HttpRequest request, int answers) throws Exception {
    Duration before = processorTime();
    long start = System.nanoTime();
    for (int i = 0; i < answers; i++) {
      send(request);
    }
    double clock = (System.nanoTime() - start) / 1e3 / answers;
    return new Round(clock, processorTime().minus(before).toNanos() / 1e3 / answers);
  }

  private Duration processorTime() {
    return server.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private byte[] send(HttpRequest request) throws Exception {
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest json(String type, Map<String, String> stated) {
    String members =
        stated.entrySet().stream()
            .map(fact -> ",\"" + fact.getKey() + "\":" + fact.getValue())
            .collect(Collectors.joining());
    return post(
            "/v1/evaluations?view=full",
            "application/json",
            "{\"profile\":{\"type\":\"" + type + "\"" + members + "}}")
        .header("Accept", "application/json")
        .build();
  }

  /** The answers are given on one page, and the state that comes back asks for the results. */
  private HttpRequest page(String prefix, String type, Map<String, String> stated)
      throws Exception {
    String begun = state(prefix + "/check/start", "type=" + type + "&scope=all");
    StringBuilder form = new StringBuilder("state=").append(begun);
    stated.forEach(
        (fact, value) -> {
          form.append("&q=").append(fact);
          for (String choice : value.replaceAll("[\\[\\]\"]", "").split(",", -1)) {
            form.append("&v.").append(fact).append('=').append(encoded(choice));
          }
        });
    String answered = state(prefix + "/check/answers", form.toString());
    return post(prefix + "/check/results", FORM, "state=" + answered).build();
  }

  private static HttpRequest compressed(HttpRequest page) {
    return HttpRequest.newBuilder(page, (name, value) -> true)
        .header("Accept-Encoding", "gzip")
        .build();
  }

  private String state(String path, String form) throws Exception {
    String page = text(post(path, FORM, form).build());
    Matcher state = STATE.matcher(page);
    if (!state.find()) {
      throw new IllegalStateException(path + " has no state");
    }
    return encoded(state.group(1));
  }

  private void assertSame(Asked json, Asked page) throws Exception {
    String answer = text(json.request());
    String shown = text(page.request());
    Matcher clause = CLAUSE.matcher(shown);
    int clauses = 0;
    while (clause.find()) {
      clauses++;
      if (!answer.contains('"' + clause.group(1) + '"')) {
        throw new IllegalStateException("only the page has " + clause.group(1));
      }
    }
    System.out.printf(
        "%d clauses; JSON of %d bytes, a page of %d and compressed of %d%n",
        clauses,
        answer.getBytes(StandardCharsets.UTF_8).length,
        shown.getBytes(StandardCharsets.UTF_8).length,
        send(compressed(page.request())).length);
  }

  private String text(HttpRequest request) throws Exception {
    return new String(send(request), StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder post(String path, String type, String body) {
    return HttpRequest.newBuilder(URI.create(origin + path))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void waitUntilReady() throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      try {
        send(HttpRequest.newBuilder(URI.create(origin + "/q/health/ready")).build());
        return;
      } catch (IOException | IllegalStateException notYet) {
        if (!server.isAlive()) {
          throw new IllegalStateException("the server ended", notYet);
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the server is not ready after a minute");
  }
}
