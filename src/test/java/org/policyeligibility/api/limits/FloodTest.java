package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/**
 * A client that sends without end, opens without end or takes nothing is given its share, and
 * others are answered meanwhile.
 */
@QuarkusTest
@TestProfile(FloodTest.Narrow.class)
@Tag("apart")
class FloodTest {
  private static final int RECEIVING = 4 * 1024 * 1024;
  private static final int SENDING = 8 * 1024 * 1024;
  private static final int CONNECTIONS = 60;
  private static final int PER_ADDRESS = 40;
  private static final int SECONDS_TO_ANSWER = 20;
  private static final String FLOODING = "127.0.0.2";
  private static final String BODY = "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";

  /** A request that comes whole at once. */
  private static final String WHOLE =
      "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
          + "Content-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  /** Bounds that a test reaches. */
  public static class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          // Who waits long in the crowd is no matter of these bounds.
          "policy.limits.longest-wait",
          "PT0S",
          "policy.limits.receiving",
          String.valueOf(RECEIVING),
          "policy.limits.sending",
          String.valueOf(SENDING),
          "policy.limits.connections",
          String.valueOf(CONNECTIONS),
          "policy.limits.connections-per-address",
          String.valueOf(PER_ADDRESS));
    }
  }

  @Inject MemoryBounds memory;

  private final List<Socket> open = new ArrayList<>();

  @BeforeEach
  void a_first_request() {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
  }

  @AfterEach
  void what_is_held_is_given_back() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    await(() -> memory.receiving().taken() == 0 && memory.sending().taken() == 0);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < SECONDS_TO_ANSWER * 20 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static boolean isSoon200(Supplier<Service.Answer> request) throws InterruptedException {
    for (int i = 0; i < SECONDS_TO_ANSWER * 20; i++) {
      if (request.get().status() == 200) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return false;
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    // The buffer is small: bytes that are not taken wait with the service and not in the system.
    socket.setReceiveBufferSize(4096);
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    socket.setSoTimeout(SECONDS_TO_ANSWER * 1000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** The status of the next answer; 0 where the connection was closed without one. */
  private static int status(Socket socket) {
    try {
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return line.length < 12
          ? 0
          : Integer.parseInt(new String(line, 9, 3, StandardCharsets.UTF_8));
    } catch (IOException closed) {
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/evaluations", "/q/health/live", "/v1/nothing", "/q/nothing"})
  void bodies_without_end_have_a_bound_in_all_and_others_are_answered(String path)
      throws Exception {
    String chunk = "10000\r\n" + "x".repeat(64 * 1024) + "\r\n";
    long before = Bursts.shed("receiving");
    List<Socket> flood = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Socket socket = connect(FLOODING);
      flood.add(socket);
      write(
          socket,
          "POST "
              + path
              + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + chunk.repeat(3));
    }
    await(() -> memory.receiving().taken() > 0);
    assertThat(Service.evaluate(BODY).status()).isEqualTo(200);
    assertThat(memory.receiving().taken()).isLessThanOrEqualTo(RECEIVING / 4 + 64 * 1024);
    int refused = 0;
    for (Socket socket : flood) {
      socket.setSoTimeout(200);
      refused += status(socket) == 503 ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(flood.size() / 2);
    assertThat(Bursts.shed("receiving") - before).isGreaterThanOrEqualTo(refused);
  }

  @Test
  void connections_of_one_address_have_a_bound_and_those_there_are_stay() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    for (int i = 0; i < PER_ADDRESS; i++) {
      crowd.add(connect(FLOODING));
    }
    Socket tooMany = connect(FLOODING);
    assertThat(status(tooMany)).isZero();
    for (Socket socket : List.of(crowd.get(0), crowd.get(PER_ADDRESS - 1))) {
      write(socket, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(status(socket)).isEqualTo(200);
    }
    assertThat(Service.get("/v1/facts?limit=1").status()).isEqualTo(200);
  }

  /** As many as a quarter of all that one address may hold. */
  private static String crowding(int number) {
    return "127.0.0." + (3 + number % 4);
  }

  @Test
  void four_addresses_that_hold_all_connections_shut_nobody_out() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      connect(crowding(i));
    }
    for (int i = 0; i < 5; i++) {
      Socket newcomer = connect("127.0.0." + (20 + i));
      write(newcomer, "GET /v1/facts?limit=1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(status(newcomer)).isEqualTo(200);
    }
  }

  @Test
  void four_addresses_that_send_slowly_shut_nobody_out() throws Exception {
    for (int i = 0; i < CONNECTIONS - 20; i++) {
      Socket socket = connect(crowding(i));
      write(
          socket,
          "POST /v1/evaluations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 250000\r\n\r\n"
              + " ".repeat(100_000));
    }
    await(() -> memory.receiving().taken() > RECEIVING * 3L / 4);
    for (int i = 0; i < 20; i++) {
      assertThat(Service.evaluate(BODY + " ".repeat(200_000)).status()).isEqualTo(200);
      assertThat(memory.receiving().taken()).isLessThanOrEqualTo(RECEIVING * 5L / 4);
    }
  }

  @Test
  void four_addresses_that_take_nothing_shut_nobody_out() throws Exception {
    for (int i = 0; i < CONNECTIONS - 20; i++) {
      write(connect(crowding(i)), WHOLE.repeat(100));
    }
    await(() -> memory.sending().taken() > SENDING * 3L / 4);
    for (int i = 0; i < 15; i++) {
      // Others who take nothing take the place of the first, who are gone at once.
      write(connect("127.0.0." + (10 + i)), WHOLE.repeat(100));
      // While they are going there may be no room; it is soon there, and not after their time.
      assertThat(isSoon200(() -> Service.evaluate(BODY))).isTrue();
      assertThat(isSoon200(() -> Service.get("/law"))).isTrue();
    }
  }

  @Test
  void connections_of_all_have_a_bound_and_there_is_room_when_one_is_closed() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      connect(crowding(i));
    }
    Socket last = connect(crowding(0));
    assertThat(status(last)).isZero();
    for (Socket socket : open) {
      socket.close();
    }
    await(
        () -> {
          try {
            Socket next = connect("127.0.0.9");
            write(next, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            return status(next) == 200;
          } catch (IOException refused) {
            return false;
          }
        });
  }

  @Test
  void who_takes_nothing_is_sent_no_more_than_a_share_and_others_are_answered() throws Exception {
    for (int i = 0; i < 8; i++) {
      Socket socket = connect(FLOODING);
      write(socket, WHOLE.repeat(200));
    }
    await(() -> memory.sending().taken() > SENDING / 4);
    for (int i = 0; i < 20; i++) {
      assertThat(Service.evaluate(BODY).status()).isEqualTo(200);
      assertThat(memory.sending().taken()).isLessThan(SENDING);
    }
  }
}
