package org.policyeligibility.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.store.DatabaseSettings;

/**
 * Nothing of what somebody states is found afterwards: in no output, file, span, metric, table or
 * answer, with everything turned on that writes. On both databases.
 */
class NothingLeftBehindProcessIT {
  private static final int EVALUATIONS = 20;

  private static final String M = Problems.MARKER;

  /** A day and a number that nothing else writes. */
  private static final String DAY = "1947-03-17";

  private static final String YEARS = "4.0718281";

  private static final Pattern POINTER = Pattern.compile("\"(?:pointer|parameter)\":\"[^\"]*\"");

  /** A credit code whose check digit fails. */
  private static final String CODE = "91350211M0000XUF46";

  private static List<String> requests() {
    List<String> requests = new ArrayList<>();
    requests.add(
        """
        {"asOf":"2024-06-01","profile":{"type":"person","citizenship":"STATELESS",
         "birthDate":"%s","requestedResidenceYears":%s,"employerType":"SELF_EMPLOYED",
         "employerZoneTypes":["STATE_LEVEL_NEW_AREA"],"roles":["TECH_BROKER"],
         "approvals":{"work-permit-age-65":"REFUSED"}}}\
        """
            .formatted(DAY, YEARS));
    for (JsonNode fact : Service.all("/v1/facts", 500)) {
      String type = fact.path("profile").asText();
      String name = fact.path("name").asText();
      for (String value : List.of("\"" + M + "\"", "[\"" + M + "\"]", "{\"" + M + "\":1}")) {
        requests.add("{\"profile\":{\"type\":\"" + type + "\",\"" + name + "\":" + value + "}}");
      }
    }
    requests.add(
        """
        {"profile":{"type":"enterprise","unifiedSocialCreditCode":"%s"}}\
        """
            .formatted(CODE));
    requests.add("{\"profile\":{\"type\":\"person\",\"nationality\":\"" + M + "\"}}");
    requests.add("{\"profile\":{\"type\":\"person\",\"employerZone\":\"" + M + "\"}}");
    requests.add(
        "{\"profile\":{\"type\":\"enterprise\",\"unifiedSocialCreditCode\":\"" + CODE + M + "\"}}");
    requests.add("{\"profile\":{\"type\":\"person\",\"" + M + "\":\"" + M + "\"},\"" + M + "\":1}");
    requests.add("{\"profile\":{\"type\":\"" + M + "\"},\"asOf\":\"" + M + "\"}");
    for (String filter : List.of("clauses", "benefits", "outcomes")) {
      requests.add("{\"profile\":{\"type\":\"zone\"},\"" + filter + "\":[\"" + M + "\"]}");
    }
    for (String map : List.of("assessments", "approvals")) {
      requests.add(
          "{\"profile\":{\"type\":\"zone\",\"" + map + "\":{\"" + M + "\":\"" + M + "\"}}}");
    }
    requests.add("{\"profile\":" + M);
    requests.add("{\"profile\":{\"type\":\"zone\"," + "\"" + M + "\":1E+999999999999}}");
    requests.add("{\"" + M + "\":1,\"" + M + "\":2}");
    requests.add(M + "\r\nERROR forged " + M);
    return requests;
  }

  /** The contents to search, by the name of the place where they were found. */
  private final Map<String, String> places = new TreeMap<>();

  private void ask(String method, String path, String body, String... headers) {
    Service.Answer answer =
        Service.send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    String name = "answer " + places.size();
    // A problem names its place by the name that the client gave it.
    places.put(name, POINTER.matcher(answer.body()).replaceAll(""));
    places.put(name + " headers", answer.headers().toString());
  }

  private void askEverything() {
    String[] all = {
      "Content-Type",
      Service.JSON,
      "X-Request-Id",
      M,
      "User-Agent",
      M,
      "Cookie",
      "a=" + M,
      "Idempotency-Key",
      M,
      "Referer",
      "http://" + M,
      "From",
      M,
      "X-Forwarded-For",
      M,
      "Forwarded",
      "for=" + M,
      "If-None-Match",
      "\"" + M + "\"",
      "baggage",
      M + "=" + M,
      "tracestate",
      "m=" + M,
      "traceparent",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    };
    for (String request : requests()) {
      ask("POST", Service.EVALUATIONS, request, all);
    }
    for (int i = 0; i < EVALUATIONS; i++) {
      ask("POST", Service.EVALUATIONS, requests().get(0), all);
    }
    ask("POST", Service.EVALUATIONS + "?view=" + M + "&" + M + "=" + M, "{}", all);
    ask("POST", "/v1/decisions", requests().get(0), all);
    ask("POST", "/v1/decisions/" + M + "/replay", "{}", all);
    ask("POST", "/v1/" + M + "?view=" + M, M, "Content-Type", M);
    ask(M, "/v1/facts", M, "Content-Type", M, "Accept-Language", M);
    ask("GET", "/v1/facts", "", "Origin", "http://" + M);
    for (String path :
        List.of(
            "/v1/documents/" + M + "?next=" + M,
            "/v1/zones?q=" + M + "&type=" + M,
            "/v1/zones/" + M,
            "/v1/clauses/" + M + "/" + M,
            "/v1/decisions?reference=" + M,
            "/v1/decisions/" + M,
            "/v1/" + M,
            "/q/" + M,
            "/" + M)) {
      ask("GET", path, "", "Accept", M, "User-Agent", M, "Accept-Language", M);
      ask("GET", path, "", "Authorization", "Bearer " + M);
      ask("GET", path, "", "Authorization", "Basic " + M);
    }
    for (String line :
        List.of(
            "GET /v1/zones/%zz" + M + " HTTP/1.1",
            "GET /v1/zones?q=%zz" + M + " HTTP/1.1",
            "GET /" + M + " HTTP/9.9",
            M + " " + M + " " + M,
            "GET /v1/facts HTTP/1.1\r\n" + M,
            "GET /v1/facts HTTP/1.1\r\nContent-Length: " + M)) {
      Service.Answer answer = Service.raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
      places.put(line, answer.body() + answer.headers());
    }
  }

  private void files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        places.put("file " + file, Files.readString(file, ISO_8859_1));
      }
    }
  }

  /** Every value of every row of every table. */
  private void tables(DatabaseSettings database) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          connection
              .getMetaData()
              .getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
        while (found.next()) {
          tables.add(found.getString("TABLE_SCHEM") + ".\"" + found.getString("TABLE_NAME") + "\"");
        }
      }
      assertThat(tables).hasSizeGreaterThan(3);
      for (String table : tables) {
        places.put("table " + table, rows(connection, table));
      }
    }
  }

  private static String rows(Connection connection, String table) throws SQLException {
    StringBuilder values = new StringBuilder();
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          Object value = rows.getObject(column);
          values.append(value instanceof byte[] raw ? new String(raw, ISO_8859_1) : value);
          values.append('\n');
        }
      }
    }
    return values.toString();
  }

  private List<String> hits() {
    List<String> hits = new ArrayList<>();
    places.forEach(
        (place, content) -> {
          // An answer repeats stated facts to the client that stated them; a marker is no fact.
          for (String stated :
              place.startsWith("answer") ? List.of(M) : List.of(M, DAY, YEARS, CODE)) {
            if (content.toLowerCase(ROOT).contains(stated.toLowerCase(ROOT))) {
              hits.add(stated + " in " + place);
            }
          }
        });
    return hits;
  }

  @ParameterizedTest
  @MethodSource("org.policyeligibility.store.Databases#both")
  void what_is_stated_is_found_nowhere(DatabaseSettings database) throws Exception {
    Path work = Files.createTempDirectory(Path.of("target"), "left-behind").toAbsolutePath();
    Path spans = work.resolve("spans");
    HttpServer collector = collector(spans);
    try (RunningService service =
        RunningService.begin(
            work,
            database,
            Map.ofEntries(
                entry("QUARKUS_LOG_LEVEL", "TRACE"),
                entry("QUARKUS_LOG_CATEGORY__ORG_DROOLS__LEVEL", "TRACE"),
                entry("QUARKUS_LOG_CATEGORY__ORG_KIE__LEVEL", "TRACE"),
                entry("QUARKUS_LOG_FILE_ENABLED", "true"),
                entry("QUARKUS_LOG_FILE_LEVEL", "ALL"),
                entry("QUARKUS_LOG_FILE_PATH", work.resolve("log").toString()),
                entry("QUARKUS_OTEL_SDK_DISABLED", "false"),
                entry("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                entry(
                    "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://localhost:" + collector.getAddress().getPort()),
                entry("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.1S")))) {
      askEverything();
      places.put("metrics", Service.get("/q/metrics").body());
      places.put("health", Service.get("/q/health").body());
      service.end();
    } finally {
      collector.stop(0);
    }
    files(work);
    tables(database);
    assertThat(places.get("file " + work.resolve("out")))
        .contains("\"mdc\":{\"requestId\":\"", "\"level\":\"DEBUG\"", "POST /v1/evaluations 200 ");
    assertThat(places.get("file " + work.resolve("log"))).contains("POST /v1/evaluations 200 ");
    assertThat(places.get("file " + spans)).contains("POST /v1/evaluations");
    assertThat(places.get("metrics")).contains("policy_outcomes_total{clause=");
    List<String> hits = hits();
    System.out.printf("marker hits: %d of %d places%n", hits.size(), places.size());
    assertThat(hits).isEmpty();
  }

  private static HttpServer collector(Path spans) throws IOException {
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] exported = exchange.getRequestBody().readAllBytes();
            Files.write(spans, exported, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
    return collector;
  }
}
