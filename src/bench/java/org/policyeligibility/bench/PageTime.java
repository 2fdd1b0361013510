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
 * Server time of pages beside that of the same answer as JSON, for the same profiles under the
 * whole law: the page of results beside the full view, pages of the interview beside the summary.
 * They take turns over one connection; each ratio is the median over turns, plain beside plain and
 * compressed beside compressed. One file, run from its source.
 */
public final class PageTime {
  private static final double LIMIT = 3.0;

  /** Answers and not seconds, since others may work on the same cores. */
  private static final int WARM_UP = 1_500;

  /** So long that the processor's clock, which ticks in 10 ms, tells rounds apart. */
  private static final int ROUND = 300;

  private static final int TURNS = 9;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");
  private static final Pattern CLAUSE = Pattern.compile("data-clause=\"([^\"]+)\"");

  /** The case of an enterprise and a person whom it employs. */
  private static final String JOINT = "joint";

  private static final List<String> TYPES = List.of("enterprise", "person", JOINT, "zone");

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
          .run(arguments.length == 0 ? TYPES : List.of(arguments));
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
      Map<String, String> stated = stated(type);
      Answered zh = answered("", type, stated);
      Answered en = answered("/en", type, stated);
      Asked full = new Asked("JSON", json("full", type, stated));
      assertSame(full, new Asked("page", zh.page("results")));
      measure(type, full, zh.page("results"), en.page("results"));
      Asked summary = new Asked("JSON of the summary", json("summary", type, stated));
      measure(type + ", questions", summary, zh.page("questions"), en.page("questions"));
      measure(type + ", answers", summary, zh.page("answers"), en.page("answers"));
    }
    System.out.printf("each ratio has to be at most %.1f%n", LIMIT);
  }

  /** The facts of an applicant; in the joint case those of both, the zone once. */
  private static Map<String, String> stated(String type) {
    Map<String, String> stated = new LinkedHashMap<>();
    for (String part : parts(type)) {
      stated.putAll(PROFILES.getOrDefault(part, Map.of()));
    }
    if (type.equals(JOINT)) {
      stated.remove("employerZoneTypes");
    }
    return stated;
  }

  private static List<String> parts(String type) {
    return type.equals(JOINT) ? List.of("enterprise", "person") : List.of(type);
  }

  private void measure(String what, Asked json, HttpRequest zh, HttpRequest en) throws Exception {
    Asked coded = new Asked("JSON, compressed", compressed(json.request()));
    Asked page = new Asked("page", zh);
    Asked english = new Asked("page in English", en);
    Asked codedPage = new Asked("page, compressed", compressed(zh));
    Asked codedEnglish = new Asked("page in English, compressed", compressed(en));
    List<Asked> all = List.of(json, coded, page, english, codedPage, codedEnglish);
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
    for (Asked asked : all) {
      Asked beside = asked.name().endsWith(", compressed") ? coded : json;
      print(
          what,
          asked.name(),
          rounds.getOrDefault(asked.name(), List.of()),
          rounds.getOrDefault(beside.name(), List.of()));
    }
  }

  private static void print(String type, String name, List<Round> rounds, List<Round> json) {
    List<Double> clock = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      clock.add(rounds.get(i).clock() / json.get(i).clock());
      processor.add(rounds.get(i).processor() / json.get(i).processor());
    }
    System.out.printf(
        "%-21s %-27s %6.0f µs by the clock, %6.0f of the processor;"
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

  private HttpRequest json(String view, String type, Map<String, String> stated) {
    String profiles =
        parts(type).stream()
            .map(part -> profile(part, stated))
            .collect(Collectors.joining(",", "[", "]"));
    return post(
            "/v1/evaluations?view=" + view, "application/json", "{\"profiles\":" + profiles + "}")
        .header("Accept", "application/json")
        .build();
  }

  private static String profile(String type, Map<String, String> stated) {
    String members =
        stated.entrySet().stream()
            .filter(fact -> PROFILES.getOrDefault(type, Map.of()).containsKey(fact.getKey()))
            .map(fact -> ",\"" + fact.getKey() + "\":" + fact.getValue())
            .collect(Collectors.joining());
    return "{\"type\":\"" + type + "\"" + members + "}";
  }

  /** An interview in which an applicant has said all there is to say. */
  private record Answered(PageTime of, String prefix, String state) {
    HttpRequest page(String step) {
      return of.post(prefix + "/check/" + step, FORM, "state=" + state).build();
    }
  }

  /** The answers are given on one page, and its state comes back with each that is asked for. */
  private Answered answered(String prefix, String type, Map<String, String> stated)
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
    return new Answered(this, prefix, state(prefix + "/check/answers", form.toString()));
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
