package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.RunningService;
import org.policyeligibility.api.Service;
import org.policyeligibility.store.DatabaseSettings;

/**
 * The packaged service with the flags of its container, within a gibibyte: nobody without a token
 * ends it, and others are answered meanwhile.
 */
class ContainerFloodProcessIT {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final String BODY = "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";

  @TempDir @Nullable Path folder;
  private final List<Socket> open = new ArrayList<>();
  private @Nullable RunningService service;

  /** Those of the container, with its memory. */
  private static List<String> flags() throws IOException {
    String entry =
        Files.readAllLines(Path.of("src/main/docker/Dockerfile")).stream()
            .filter(line -> line.startsWith("ENTRYPOINT"))
            .findFirst()
            .orElseThrow();
    List<String> flags = new ArrayList<>(List.of("-XX:MaxRAM=1g"));
    QUOTED
        .matcher(entry)
        .results()
        .map(flag -> flag.group(1))
        .filter(flag -> flag.startsWith("-X") || flag.startsWith("-D"))
        .forEach(flags::add);
    return flags;
  }

  @BeforeEach
  void a_container() throws Exception {
    Path work = Objects.requireNonNull(folder);
    service =
        RunningService.begin(
            work, DatabaseSettings.embedded(work.resolve("data")), Map.of(), flags());
  }

  @AfterEach
  void it_ends_when_it_is_told_to() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    Objects.requireNonNull(service).end();
  }

  /** From one of a few addresses, as one laptop has them. */
  private @Nullable Socket connect(int number) {
    try {
      Socket socket = new Socket();
      open.add(socket);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.1." + (1 + number % 8)), 0));
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port), 20_000);
      return socket;
    } catch (IOException refused) {
      return null;
    }
  }

  private static boolean write(@Nullable Socket socket, String text) {
    try {
      if (socket != null) {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return true;
      }
    } catch (IOException closed) {
      // It was one too many.
    }
    return false;
  }

  private static void answers() {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
    assertThat(Service.evaluate(BODY).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/evaluations", "/q/metrics", "/v1/nothing"})
  void bodies_without_end_do_not_end_it(String path) {
    String chunks = ("8000\r\n" + "x".repeat(0x8000) + "\r\n").repeat(7);
    for (int i = 0; i < 1500; i++) {
      write(
          connect(i),
          "POST "
              + path
              + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + chunks);
      if (i % 250 == 0) {
        answers();
      }
    }
    answers();
  }

  @Test
  void the_last_of_ten_thousand_connections_is_refused_while_the_first_are_served()
      throws IOException {
    List<Socket> first = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Socket socket = connect(i);
      if (i < 10) {
        first.add(socket);
      }
      if (i == 10_000 - 1) {
        Objects.requireNonNull(socket).setSoTimeout(20_000);
        assertThat(read(socket)).isEmpty();
      }
    }
    for (Socket socket : first) {
      assertThat(write(socket, "GET /v1/facts?limit=1 HTTP/1.1\r\nHost: x\r\n\r\n")).isTrue();
      assertThat(read(socket)).startsWith("HTTP/1.1 200");
    }
  }

  private static String read(Socket socket) {
    try {
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    } catch (IOException reset) {
      return "";
    }
  }

  @Test
  void answers_that_nobody_takes_do_not_end_it() {
    String request =
        "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + BODY.length()
            + "\r\n\r\n"
            + BODY;
    for (int i = 0; i < 600; i++) {
      write(connect(i), request.repeat(60));
      if (i % 100 == 0) {
        answers();
      }
    }
    answers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/v1/facts"})
  void thousands_of_requests_in_one_go_on_each_connection_do_not_end_it(String path) {
    String requests = ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(3000);
    for (int i = 0; i < 1000; i++) {
      write(connect(i), requests);
      if (i % 250 == 0) {
        answers();
      }
    }
    answers();
  }

  @Test
  void heads_that_never_end_do_not_end_it() {
    for (int i = 0; i < 3000; i++) {
      write(connect(i), "GET /v1/facts HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(15_000));
      if (i % 500 == 0) {
        answers();
      }
    }
    answers();
  }
}
