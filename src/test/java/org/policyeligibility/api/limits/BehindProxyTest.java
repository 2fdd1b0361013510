package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/**
 * A real HAProxy in front: whose request it is is what the proxy says, and nothing that a client
 * says itself takes from its quota or from another's.
 */
@QuarkusTest
@TestProfile(BehindProxyTest.Trusting.class)
@Tag("apart")
class BehindProxyTest {
  private static final int PER_ADDRESS = 6;
  private static final int TRIES = 100;

  /** A quota that is soon used up, and the proxy's address. */
  public static class Trusting implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "policy.limits.per-address",
          String.valueOf(PER_ADDRESS),
          "policy.proxies.trusted",
          "127.0.0.1, ::1");
    }
  }

  private @Nullable Process proxy;
  private int port;

  @BeforeEach
  void a_proxy() throws Exception {
    assumeTrue(
        "true".equals(System.getenv("CI")) || Files.isExecutable(Path.of("/usr/sbin/haproxy")),
        "not run: HAProxy is not installed");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("proxy");
    Path configuration = folder.resolve("haproxy.cfg");
    Files.writeString(
        configuration,
        """
        defaults
          mode http
          timeout connect 10s
          timeout client 60s
          timeout server 60s
        frontend clients
          bind 127.0.0.1:%d
          option forwardfor
          http-request deny if { path_beg /q/ }
          default_backend service
        backend service
          server service 127.0.0.1:%d
        """
            .formatted(port, RestAssured.port));
    proxy =
        new ProcessBuilder("haproxy", "-db", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    for (int i = 0; i < TRIES && !isListening(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @AfterEach
  void the_proxy_ends() throws InterruptedException {
    if (proxy != null) {
      proxy.destroy();
      proxy.waitFor();
    }
  }

  /** The status of an answer through the proxy, to a client at an address of this machine. */
  private int ask(String from, String headers) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /v1/facts?limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                      + headers
                      + "\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      Service.Answer answer = Service.answer(socket);
      return answer.status();
    }
  }

  private int answeredBefore429(String from, String headers) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int status = ask(from, headers.formatted(i % 250));
      if (status == 429) {
        return i;
      }
      assertThat(status).isEqualTo(200);
    }
    throw new AssertionError("never refused");
  }

  @Test
  void clients_of_a_proxy_have_quotas_of_their_own() throws IOException {
    assertThat(answeredBefore429("127.0.0.11", "")).isGreaterThanOrEqualTo(PER_ADDRESS);
    assertThat(ask("127.0.0.12", "")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 192.0.2.%d\r\n",
        "X-Forwarded-For: 192.0.2.%d, 198.51.100.1\r\n",
        "X-Forwarded-For: 192.0.2.%d\r\nX-Forwarded-For: 198.51.100.%1$d\r\n",
        "Forwarded: for=192.0.2.%d\r\nX-Real-IP: 192.0.2.1\r\n"
      })
  void who_names_another_address_each_time_is_refused_after_its_own_quota(String headers)
      throws IOException {
    String from = "127.0.1." + (1 + Math.floorMod(headers.hashCode(), 250));
    assertThat(answeredBefore429(from, headers)).isLessThan(TRIES / 2);
  }

  @Test
  void who_names_the_address_of_a_victim_does_not_lock_it_out() throws IOException {
    answeredBefore429("127.0.0.13", "X-Forwarded-For: 127.0.0.14\r\n");
    assertThat(ask("127.0.0.14", "")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "",
        "[2001:db8::1]:99",
        "fe80::1%1",
        "-",
        ",",
        "127.0.0.1",
        "::ffff:127.0.0.1",
        "1.2.3.4.5",
        "\u00ff"
      })
  void whatever_stands_in_the_header_has_an_answer(String forwarded) throws IOException {
    String from = "127.0.2." + (1 + Math.floorMod(forwarded.hashCode(), 250));
    assertThat(ask(from, "X-Forwarded-For: " + forwarded + "\r\n")).isEqualTo(200);
    assertThat(Service.get("/q/health/live", "X-Forwarded-For", "x").status()).isEqualTo(200);
  }

  /** The proxy looks at what is written; what it passes on names no management path. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/metrics",
        "//q/metrics",
        "/%71/metrics",
        "/v1/../q/metrics",
        "/./q/health/live",
        "http://x//q/metrics",
        "/v1/%2e%2e/q/openapi"
      })
  void what_a_proxy_keeps_from_the_public_has_no_other_writing(String target) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(Service.answer(socket).status()).isIn(403, 404);
    }
  }
}
