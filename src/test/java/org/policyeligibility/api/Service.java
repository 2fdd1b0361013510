package org.policyeligibility.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.policyeligibility.api.access.Issuer;

/**
 * The running service, asked byte by byte: it is sent what the test says and nothing besides. All
 * tests share one start of it, and one issuer of tokens.
 */
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
public final class Service {
  public static final String EVALUATIONS = "/v1/evaluations";

  /** In place of a status where the connection was closed without an answer. */
  public static final int HUNG_UP = 0;

  public static final String JSON = "application/json";
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Service() {}

  /** An answer of the service; header names in lower case. */
  public record Answer(int status, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public JsonNode json() {
      return Service.json(body);
    }
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException bad) {
      throw new AssertionError("not JSON: " + text, bad);
    }
  }

  public static byte[] write(Object tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException bad) {
      throw new AssertionError(bad);
    }
  }

  public static String url(String path) {
    return RestAssured.baseURI + ":" + RestAssured.port + path;
  }

  public static Answer get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  /** Posts a body as JSON; more headers in pairs of name and value. */
  public static Answer evaluate(String body, String... headers) {
    return evaluate(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static Answer evaluate(byte[] body, String... headers) {
    return evaluate("", body, headers);
  }

  /** With all that can be said, as decisions and the prompt say it. */
  public static Answer evaluateInFull(byte[] body, String... headers) {
    return evaluate("?view=full", body, headers);
  }

  private static Answer evaluate(String query, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", JSON));
    all.addAll(List.of(headers));
    return send("POST", EVALUATIONS + query, body, all.toArray(String[]::new));
  }

  public static Answer send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(), new TreeMap<>(response.headers().map()), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path, failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** For what no well-behaved client sends: these very bytes, one connection, until it closes. */
  public static Answer raw(String request) {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return answer(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reads the answer of a connection until it closes; more than one answer is in the body of the
   * first.
   */
  public static Answer answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
    Map<String, List<String>> headers = new TreeMap<>();
    if (parts.length == 1) {
      return new Answer(HUNG_UP, headers, parts[0]);
    }
    String[] lines = parts[0].split("\r\n", -1);
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(": ", 2);
      headers
          .computeIfAbsent(pair[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(pair[1]);
    }
    return new Answer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, parts[1]);
  }

  /** Every item of a list, page by page. */
  public static List<JsonNode> all(String path, int limit, String... headers) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      String query = (path.contains("?") ? "&" : "?") + "limit=" + limit;
      JsonNode page = get(path + query + (next.isEmpty() ? "" : "&next=" + next), headers).json();
      page.path("items").forEach(items::add);
      next = page.path("next").asText();
    } while (!next.isEmpty());
    return items;
  }

  /** The values of one member of each element. */
  public static List<String> each(JsonNode array, String member) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.path(member).asText())
        .toList();
  }
}
