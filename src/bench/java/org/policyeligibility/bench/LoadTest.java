package org.policyeligibility.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Throughput of {@code POST /v1/evaluations} beside an endpoint of the same process that reads and
 * validates the same bodies and answers fixed bytes of the same lengths, and beside the same when
 * it also decides, or decides and advises. Rounds of the four take turns; each ratio is the median
 * over turns. One file, run from its source.
 */
public final class LoadTest {
  private static final String REAL = "/v1/evaluations";
  private static final String FIXED = "/bench/fixed";

  /** The fixed bytes first, and then what comes nearer and nearer to the real answer. */
  private static final List<String> STEPS =
      List.of(FIXED, FIXED + "?after=evaluation", FIXED + "?after=advice", REAL);

  private static final int CONNECTIONS = 16;

  /** Until nothing is compiled any more: the engine's nodes take the compiler a minute of load. */
  private static final int WARM_UPS = 6;

  private static final int TURNS = 9;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final String LENGTH = "content-length: ";

  private final int port;
  private final Process server;
  private final List<String> bodies;

  private LoadTest(int port, Process server, List<String> bodies) {
    this.port = port;
    this.server = server;
    this.bodies = bodies;
  }

  /** One round: how many answers, in which time, for how much processor time of the server. */
  private record Round(long answers, double seconds, double processorSeconds) {
    double perSecond() {
      return answers / seconds;
    }

    double microsOfProcessor() {
      return processorSeconds * 1e6 / answers;
    }
  }

  /**
   * Measures a packaged application that was built with the profile {@code bench}.
   *
   * @param arguments none: {@code target/bench/quarkus-app} answers {@code openapi/examples}
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
                "target/bench/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      new LoadTest(port, server, bodies()).run();
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

  /** Questions of the contract's examples that have answers. */
  private static List<String> bodies() throws IOException {
    List<String> bodies = new ArrayList<>();
    for (String example :
        List.of(
            "enterprise-ip-pledge-zhangjiang",
            "enterprise-state-vc",
            "person-work-permit",
            "person-almost-nothing-known",
            "zone-zhangjiang-assessed")) {
      bodies.add(Files.readString(Path.of("openapi/examples", example + ".request.json")));
    }
    return bodies;
  }

  private void run() throws Exception {
    waitUntilReady();
    System.out.printf("answers of %s bytes%n", lengths());
    for (int i = 0; i < WARM_UPS; i++) {
      for (String step : STEPS) {
        load(step, WARM_UP);
      }
    }
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    for (int i = 0; i < TURNS; i++) {
      for (String step : STEPS) {
        rounds.computeIfAbsent(step, key -> new ArrayList<>()).add(load(step, ROUND));
      }
    }
    rounds.forEach((step, of) -> print(step, of, rounds.getOrDefault(FIXED, of)));
    System.out.println("the last ratio has to be at least 0.80");
  }

  private static void print(String step, List<Round> rounds, List<Round> fixed) {
    List<Double> throughput = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      throughput.add(rounds.get(i).perSecond() / fixed.get(i).perSecond());
      processor.add(fixed.get(i).microsOfProcessor() / rounds.get(i).microsOfProcessor());
    }
    System.out.printf(
        "%-30s %5.0f/s, %3.0f µs of the server's processor; "
            + "ratio of throughput %.2f (%.2f to %.2f), of processor time %.2f%n",
        step,
        median(rounds.stream().map(Round::perSecond).toList()),
        median(rounds.stream().map(Round::microsOfProcessor).toList()),
        median(throughput),
        throughput.stream().min(Double::compare).orElseThrow(),
        throughput.stream().max(Double::compare).orElseThrow(),
        median(processor));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void waitUntilReady() throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      try (Connection connection = new Connection(port)) {
        if (connection.ask(request(REAL, bodies.get(0))) > 0) {
          return;
        }
      } catch (IOException notYet) {
        if (!server.isAlive()) {
          throw new IllegalStateException("the server ended", notYet);
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the server is not ready after a minute");
  }

  private List<Integer> lengths() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    try (Connection connection = new Connection(port)) {
      for (String body : bodies) {
        int real = connection.ask(request(REAL, body));
        if (real != connection.ask(request(FIXED, body))) {
          throw new IllegalStateException("the fixed answer has another length");
        }
        lengths.add(real);
      }
    }
    return lengths;
  }

  private Round load(String path, Duration time) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      Duration before = processorTime();
      long start = System.nanoTime();
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        answers.add(clients.submit(client(path, start + time.toNanos())));
      }
      long sum = 0;
      for (Future<Long> answer : answers) {
        sum += answer.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Round(sum, seconds, processorTime().minus(before).toNanos() / 1e9);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a request failed", failed.getCause());
    } finally {
      clients.shutdown();
    }
  }

  private Duration processorTime() {
    return server.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Callable<Long> client(String path, long end) {
    List<byte[]> requests = bodies.stream().map(body -> request(path, body)).toList();
    return () -> {
      long answers = 0;
      try (Connection connection = new Connection(port)) {
        while (System.nanoTime() < end) {
          connection.ask(requests.get((int) (answers % requests.size())));
          answers++;
        }
      }
      return answers;
    };
  }

  private static byte[] request(String path, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Accept: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  /** A connection that is kept, with one question under way. */
  private static final class Connection implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final StringBuilder line = new StringBuilder();

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** The length of the answer's body. */
    int ask(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      String status = line();
      if (!status.equals("HTTP/1.1 200 OK")) {
        throw new IOException("answered " + status);
      }
      int length = -1;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
          length = Integer.parseInt(header.substring(LENGTH.length()));
        }
      }
      in.skipNBytes(length);
      return length;
    }

    private String line() throws IOException {
      line.setLength(0);
      for (int read = in.read(); read != '\n'; read = in.read()) {
        if (read < 0) {
          throw new IOException("the connection was closed");
        }
        if (read != '\r') {
          line.append((char) read);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
