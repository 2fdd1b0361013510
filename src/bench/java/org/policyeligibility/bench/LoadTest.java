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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Throughput of {@code POST /v1/evaluations} in each view beside an endpoint of the same process
 * that reads and validates the same bodies and answers fixed bytes of the same lengths, and where
 * asked for beside the same when it also decides, or decides and advises. Rounds of all of them
 * take turns; each ratio is the median over turns. One file, run from its source.
 */
public final class LoadTest {
  private static final int CONNECTIONS = 16;

  private static final List<String> VIEWS = List.of("standard", "summary", "full");

  /** Until nothing is compiled any more: the engine's nodes take the compiler a minute of load. */
  private static final int WARM_UPS = 4;

  private static final int TURNS = 7;

  /** Turns at half load. */
  private static final int PACED_TURNS = 3;

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration ROUND = Duration.ofMillis(1_500);
  private static final String LENGTH = "content-length: ";

  private final int port;
  private final Process server;
  private final List<String> bodies;

  /** Paths that are measured by turns. */
  private final List<String> steps = new ArrayList<>();

  private LoadTest(int port, Process server, List<String> bodies, List<String> inSteps) {
    this.port = port;
    this.server = server;
    this.bodies = bodies;
    for (String view : VIEWS) {
      // The fixed bytes first, and then what comes nearer and nearer to the real answer.
      steps.add(fixed(view));
      if (inSteps.contains(view)) {
        steps.add(fixed(view) + "&after=evaluation");
        steps.add(fixed(view) + "&after=advice");
      }
      steps.add(real(view));
    }
  }

  private static String real(String view) {
    return "/v1/evaluations?view=" + view;
  }

  private static String fixed(String view) {
    return "/bench/fixed?view=" + view;
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
   * @param arguments the views of which the steps are measured as well, and options for the virtual
   *     machine of the server; {@code target/bench/quarkus-app} answers {@code openapi/examples}
   */
  public static void main(String[] arguments) throws Exception {
    List<String> options = Stream.of(arguments).filter(each -> each.startsWith("-")).toList();
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.http.host=127.0.0.1",
            // All of the load comes from one address.
            "-Dpolicy.limits.per-address=1000000000",
            "-jar",
            "target/bench/quarkus-app/quarkus-run.jar"));
    Process server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      new LoadTest(port, server, bodies(), List.of(arguments)).run();
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
    for (String view : VIEWS) {
      System.out.printf("%s: answers of %s bytes%n", view, lengths(view));
    }
    for (int i = 0; i < WARM_UPS; i++) {
      for (String step : steps) {
        load(step, WARM_UP);
      }
    }
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    for (int i = 0; i < TURNS; i++) {
      for (String step : steps) {
        rounds.computeIfAbsent(step, key -> new ArrayList<>()).add(load(step, ROUND));
      }
    }
    for (String view : VIEWS) {
      List<Round> baseline = rounds.getOrDefault(fixed(view), List.of());
      rounds.forEach(
          (step, of) -> {
            if (step.contains(view)) {
              print(step, of, baseline);
            }
          });
    }
    for (String view : VIEWS) {
      List<Round> answered = rounds.getOrDefault(real(view), List.of());
      halfLoad(view, median(answered.stream().map(Round::perSecond).toList()));
    }
  }

  private static void print(String step, List<Round> rounds, List<Round> fixed) {
    List<Double> throughput = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      throughput.add(rounds.get(i).perSecond() / fixed.get(i).perSecond());
      processor.add(fixed.get(i).microsOfProcessor() / rounds.get(i).microsOfProcessor());
    }
    System.out.printf(
        "%-45s %5.0f/s, %3.0f µs of the server's processor; "
            + "ratio of throughput %.2f (%.2f to %.2f), of processor time %.2f%n",
        step,
        median(rounds.stream().map(Round::perSecond).toList()),
        median(rounds.stream().map(Round::microsOfProcessor).toList()),
        median(throughput),
        throughput.stream().min(Double::compare).orElseThrow(),
        throughput.stream().max(Double::compare).orElseThrow(),
        median(processor));
  }

  /** The 99th percentile of both when asked half as often as the real answer can be. */
  private void halfLoad(String view, double perSecond) throws Exception {
    List<Double> ofFixed = new ArrayList<>();
    List<Double> ofReal = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < PACED_TURNS; i++) {
      ofFixed.add(percentile(fixed(view), perSecond / 2));
      ofReal.add(percentile(real(view), perSecond / 2));
      ratios.add(ofReal.get(i) / ofFixed.get(i));
    }
    System.out.printf(
        "%s at %.0f/s: the 99th percentile is %.2f ms beside %.2f ms: %.2f times (%.2f to %.2f)%n",
        view,
        perSecond / 2,
        median(ofReal),
        median(ofFixed),
        median(ratios),
        ratios.stream().min(Double::compare).orElseThrow(),
        ratios.stream().max(Double::compare).orElseThrow());
  }

  /** Milliseconds from when a question was due, whether or not the one before was answered. */
  private double percentile(String path, double perSecond) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      long apart = Math.round(1e9 * CONNECTIONS / perSecond);
      long start = System.nanoTime();
      List<Future<List<Long>>> waits = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        long first = start + apart * i / CONNECTIONS;
        waits.add(clients.submit(paced(path, first, apart, start + ROUND.toNanos())));
      }
      List<Long> all = new ArrayList<>();
      for (Future<List<Long>> of : waits) {
        all.addAll(of.get());
      }
      return all.stream().sorted().toList().get(all.size() * 99 / 100) / 1e6;
    } finally {
      clients.shutdown();
    }
  }

  private Callable<List<Long>> paced(String path, long first, long apart, long end) {
    List<byte[]> requests = bodies.stream().map(body -> request(path, body)).toList();
    return () -> {
      List<Long> waits = new ArrayList<>();
      try (Connection connection = new Connection(port)) {
        for (long due = first; due < end; due += apart) {
          LockSupport.parkNanos(due - System.nanoTime());
          connection.ask(requests.get(waits.size() % requests.size()));
          waits.add(System.nanoTime() - due);
        }
      }
      return waits;
    };
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void waitUntilReady() throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      try (Connection connection = new Connection(port)) {
        if (connection.ask(request(real(VIEWS.get(0)), bodies.get(0))) > 0) {
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

  private List<Integer> lengths(String view) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    try (Connection connection = new Connection(port)) {
      for (String body : bodies) {
        int length = connection.ask(request(real(view), body));
        if (length != connection.ask(request(fixed(view), body))) {
          throw new IllegalStateException("the fixed answer has another length");
        }
        lengths.add(length);
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
