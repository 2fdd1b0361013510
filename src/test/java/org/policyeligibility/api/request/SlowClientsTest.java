package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.LogLines;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/**
 * Clients that send or take a little at a time, at every operation that has a body: each is given
 * its time and no more, and nobody else notices.
 */
@QuarkusTest
@TestProfile(SlowClientsTest.Impatient.class)
@Tag("apart")
class SlowClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BETWEEN_BYTES = 50;
  private static final int AT_ONCE = 300;
  private static final String ID = "00000000-0000-0000-0000-000000000000";

  /** A second for a request to come, and for a part of an answer to be taken. */
  public static class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "policy.limits.longest-reception",
          "1S",
          "policy.limits.longest-delivery",
          "1S",
          // Who waits long on a busy machine is no matter of these bounds.
          "policy.limits.longest-wait",
          "PT0S");
    }
  }

  private static final List<String> OPERATIONS =
      List.of(
          "/v1/evaluations",
          "/v1/decisions",
          "/v1/decisions/" + ID + "/replay",
          "/v1/decisions/" + ID + "/review",
          "/v1/subjects/copy",
          "/v1/purges",
          "/v1/key-rotations");

  private static String head(String path, String role) {
    String[] token = Tokens.header(role, "office-slow");
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nContent-Type: application/json\r\n"
        + token[0]
        + ": "
        + token[1]
        + "\r\n";
  }

  @BeforeEach
  void a_first_request() {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
  }

  /** Sends what is sent at once, then byte by byte until the service has had enough. */
  private static Service.Answer trickle(String atOnce, String rest) throws Exception {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(atOnce.getBytes(StandardCharsets.UTF_8));
      Thread trickling =
          new Thread(
              () -> {
                try {
                  for (byte value : rest.getBytes(StandardCharsets.UTF_8)) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_BYTES);
                    socket.getOutputStream().write(value);
                  }
                } catch (IOException | InterruptedException closed) {
                  // It has had enough.
                }
              });
      trickling.start();
      Service.Answer answer = Service.answer(socket);
      trickling.interrupt();
      trickling.join();
      return answer;
    }
  }

  /** Who is slow is slow beside the others: each has its own second, and all of them the same. */
  private static <T> List<T> atOnce(List<Callable<T>> clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(clients)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void a_header_that_does_not_end_is_408_at_every_operation() throws Exception {
    List<Callable<Service.Answer>> clients = new ArrayList<>();
    for (String path : OPERATIONS) {
      String start = "POST " + path + " HTTP/1.1\r\nHost: x\r\nX-A: ";
      clients.add(() -> trickle(start, "x".repeat(2000)));
    }
    for (Service.Answer answer : atOnce(clients)) {
      Problems.expect(408, answer);
    }
  }

  @Test
  void a_header_that_does_not_end_is_408_behind_a_request_that_was_answered_too() throws Exception {
    Service.Answer both =
        trickle("GET /v1/documents/x HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/", "x".repeat(2000));
    assertThat(both.status()).isEqualTo(404);
    assertThat(both.body()).contains("HTTP/1.1 408 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/",
        "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\n",
        "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n{",
        "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4000\r\n{"
      })
  void what_begins_where_another_request_ends_has_its_time_as_well(String begun) throws Exception {
    Service.Answer both = trickle("GET /v1/documents/x HTTP/1.1\r\nHost: x\r\n\r\n" + begun, "");
    assertThat(both.status()).isEqualTo(404);
    assertThat(both.body()).contains("HTTP/1.1 408 ");
  }

  @Test
  void a_header_that_stops_is_408_as_well() throws Exception {
    Problems.expect(408, trickle("GET /v1/facts HTTP/1.1\r\n", ""));
  }

  @Test
  void a_body_that_does_not_end_is_408_at_every_operation() throws Exception {
    List<Callable<Service.Answer>> clients = new ArrayList<>();
    for (String path : OPERATIONS) {
      for (String length : new String[] {"Content-Length: 20000", "Transfer-Encoding: chunked"}) {
        String role =
            path.startsWith("/v1/p") || path.startsWith("/v1/k") ? Role.ADMIN : Role.COUNTER;
        String head = head(path, role) + "Idempotency-Key: slow\r\n" + length + "\r\n\r\n";
        String start = length.startsWith("C") ? "{" : "4000\r\n{";
        clients.add(() -> trickle(head + start, " ".repeat(2000)));
      }
    }
    for (Service.Answer answer : atOnce(clients)) {
      Problems.expect(408, answer);
    }
  }

  @Test
  void who_is_slow_takes_nothing_from_the_others() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        Socket socket = new Socket("localhost", RestAssured.port);
        slow.add(socket);
        String start = head(i % 2 == 0 ? "/v1/decisions" : "/v1/evaluations", Role.COUNTER);
        socket
            .getOutputStream()
            .write((start + "Content-Length: 200000\r\n\r\n{").getBytes(StandardCharsets.UTF_8));
      }
      CounterClient office = CounterClient.open();
      assertThat(office.kept(CounterClient.application("S-1"))).isNotEmpty();
      for (Socket socket : slow) {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        assertThat(Service.answer(socket).status()).isEqualTo(408);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void an_answer_that_is_not_taken_is_cut_off() throws Exception {
    List<String> paths = List.of("/v1/facts", "/v1/clauses?limit=500", "/q/openapi");
    List<Callable<Boolean>> clients = new ArrayList<>();
    paths.forEach(path -> clients.add(() -> isCutOffWhenNotTaken(path)));
    assertThat(atOnce(clients)).as("%s", paths).containsExactly(true, true, true);
  }

  @Test
  void who_takes_nothing_is_cut_off_without_an_error_in_the_log() throws Exception {
    // The store says once where it keeps decisions, when it is first used.
    assertThat(CounterClient.open().kept(CounterClient.application("S-0"))).isNotEmpty();
    try (LogLines log = new LogLines()) {
      assertThat(isCutOffWhenNotTaken("/v1/clauses?limit=500")).isTrue();
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  void a_reader_that_takes_longer_than_a_part_may_for_the_whole_has_all_of_it() throws Exception {
    Matcher bundle =
        Pattern.compile("/assets/swagger-ui-bundle[^\"]*")
            .matcher(Service.get("/developers").body());
    assertThat(bundle.find()).isTrue();
    int length = Service.get(bundle.group()).body().getBytes(StandardCharsets.UTF_8).length;
    int answers = 6;
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress("localhost", RestAssured.port));
      socket.setSoTimeout((int) PATIENCE.toMillis());
      String request = "GET " + bundle.group() + " HTTP/1.1\r\nHost: x\r\n";
      socket
          .getOutputStream()
          .write(
              ((request + "\r\n").repeat(answers - 1) + request + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      long bytes = 0;
      for (byte[] part = in.readNBytes(128 * 1024); part.length > 0; ) {
        bytes += part.length;
        TimeUnit.MILLISECONDS.sleep(BETWEEN_BYTES);
        part = in.readNBytes(128 * 1024);
      }
      assertThat(bytes).isGreaterThan((long) answers * length);
    }
  }

  private static boolean isCutOffWhenNotTaken(String path) throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress("localhost", RestAssured.port));
      socket.setSoTimeout((int) PATIENCE.toMillis());
      String requests = ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(200);
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
      return isCutOff(socket);
    }
  }

  /** Waits until writing fails: closing an answer that nobody takes resets the connection. */
  private static boolean isCutOff(Socket socket) throws InterruptedException {
    for (long i = 0; i < PATIENCE.toMillis() / BETWEEN_BYTES; i++) {
      try {
        socket.getOutputStream().write('x');
      } catch (SocketException reset) {
        return true;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_BYTES);
    }
    return false;
  }

  @Test
  void a_reader_that_takes_its_time_within_bounds_has_all_of_it() throws Exception {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket
          .getOutputStream()
          .write(
              "GET /q/openapi HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      int bytes = 0;
      for (byte[] part = in.readNBytes(16 * 1024); part.length > 0; ) {
        bytes += part.length;
        TimeUnit.MILLISECONDS.sleep(BETWEEN_BYTES);
        part = in.readNBytes(16 * 1024);
      }
      assertThat(bytes).isGreaterThan(100_000);
    }
  }
}
