package org.policyeligibility.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak in a process of its own, whose realms forget everything when it ends. The service is
 * told of it what an operator tells, and nothing else.
 */
public final class Keycloak implements QuarkusTestResourceLifecycleManager {
  /** The realm of the service. */
  public static final String REALM = "counter";

  /** Another realm with the same clients, users and roles, and keys of its own. */
  public static final String ELSEWHERE = "elsewhere";

  private static final String ADDRESS = "policy.test.keycloak";
  private static final String PASSWORD = "policy.test.keycloak.password";
  private static final int SECONDS_TO_START = 300;
  private static final int SECONDS_TO_END = 30;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final String TOKEN = "access_token";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private @Nullable Process process;

  @Override
  public Map<String, String> start() {
    try {
      Path home = Path.of(System.getProperty("policy.keycloak"));
      System.setProperty(PASSWORD, UUID.randomUUID().toString());
      int port = freePort();
      System.setProperty(ADDRESS, "http://127.0.0.1:" + port);
      Path out = Files.createTempFile("keycloak", ".out");
      process = begun(home, port, out);
      awaitReady(process, out);
      String realm = Files.readString(Path.of("src/test/resources/keycloak/realm.json"));
      addRealm(realm);
      addRealm(realm.replace("\"realm\": \"" + REALM + '"', "\"realm\": \"" + ELSEWHERE + '"'));
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
    return Map.of(
        "quarkus.oidc.tenant-enabled",
        "true",
        "quarkus.oidc.auth-server-url",
        address() + "/realms/" + REALM);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Process begun(Path home, int port, Path out) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("KC_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", System.getProperty(PASSWORD));
    return builder.start();
  }

  private static void awaitReady(Process process, Path out)
      throws IOException, InterruptedException {
    for (int i = 0; i < SECONDS_TO_START && process.isAlive(); i++) {
      try {
        if (ask("GET", "/realms/master", "", Map.of()).statusCode() == OK) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        // It does not listen yet.
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IllegalStateException("Keycloak did not start: " + Files.readString(out));
  }

  /** The script starts the server and stays beside it. */
  @Override
  public void stop() {
    Process script = Objects.requireNonNull(process);
    List<ProcessHandle> all =
        Stream.concat(script.descendants(), Stream.of(script.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!script.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String address() {
    return System.getProperty(ADDRESS);
  }

  private static void addRealm(String realm) {
    administer("/admin/realms", realm);
  }

  /** From now on a new key signs in the realm of the service; the others stand. */
  public static void addKey() {
    administer(
        "/admin/realms/" + REALM + "/components",
        """
        {"name":"newer","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
         "config":{"priority":["200"],"algorithm":["RS256"]}}\
        """);
  }

  private static void administer(String path, String body) {
    String admin =
        grant("master", "admin-cli", "admin", System.getProperty(PASSWORD)).path(TOKEN).asText();
    HttpResponse<String> answer =
        ask(
            "POST",
            path,
            body,
            Map.of("Content-Type", "application/json", "Authorization", "Bearer " + admin));
    if (answer.statusCode() != CREATED) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** A token of a user of the service's realm, as its own desk gets it. */
  public static String token(String user) {
    return token(REALM, "desk", user);
  }

  /** A token of a user, whose password is its name. */
  public static String token(String realm, String client, String user) {
    return grant(realm, client, user, user).path(TOKEN).asText();
  }

  /**
   * An ID token. It comes beside the access token and tells the desk, not the service, who the user
   * is.
   */
  public static String idToken(String user) {
    return grant(REALM, "desk", user, user).path("id_token").asText();
  }

  private static JsonNode grant(String realm, String client, String user, String password) {
    String form =
        Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", user,
                "password", password,
                "scope", "openid")
            .entrySet()
            .stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        ask(
            "POST",
            "/realms/" + realm + "/protocol/openid-connect/token",
            form,
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("no token for " + user + ": " + answer.body());
    }
    return json(answer.body());
  }

  /** Changes a user's own account in Keycloak; returns the status of the answer. */
  public static int changeOwnAccount(String token, String account) {
    return ask(
            "POST",
            "/realms/" + REALM + "/account",
            account,
            Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token))
        .statusCode();
  }

  private static HttpResponse<String> ask(
      String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Accept", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return CLIENT.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException bad) {
      throw new IllegalStateException(text, bad);
    }
  }
}
