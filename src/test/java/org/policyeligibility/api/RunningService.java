package org.policyeligibility.api;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.policyeligibility.api.access.Issuer;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.KeyFile;

/** The packaged service in a process of its own, which {@link Service} asks from then on. */
public final class RunningService implements AutoCloseable {
  private static final int SECONDS_TO_START = 120;
  private static final int SECONDS_TO_END = 30;

  private final Process process;

  private RunningService(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param work where it writes: {@code out}, {@code tmp} and its keys
   */
  public static RunningService begin(
      Path work, DatabaseSettings database, Map<String, String> environment)
      throws IOException, InterruptedException {
    return begin(
        work,
        database,
        environment,
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
  }

  /** Starts it with other flags of the JVM. */
  public static RunningService begin(
      Path work, DatabaseSettings database, Map<String, String> environment, List<String> flags)
      throws IOException, InterruptedException {
    Path keys = work.resolve("keys.properties");
    KeyFile.readOrMake(keys);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(work.resolve("tmp")));
    command.add("-jar");
    command.add(Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("out").toFile());
    int port = freePort();
    Map<String, String> all = builder.environment();
    all.keySet().removeIf(name -> name.startsWith("POLICY_") || name.startsWith("QUARKUS_"));
    all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("POLICY_KEYS_FILE", keys.toString());
    // That it sheds load on a busy machine is tried elsewhere.
    all.put("POLICY_LIMITS_LONGEST_WAIT", "30S");
    if (database.url().startsWith("jdbc:postgresql:")) {
      all.put("POLICY_DATABASE_URL", database.url());
      all.put("POLICY_DATABASE_USER", database.user());
      all.put("POLICY_DATABASE_PASSWORD", database.password());
    } else {
      String file = database.url().replaceAll("^jdbc:h2:file:|;.*", "");
      all.put("POLICY_DATA_FOLDER", String.valueOf(Path.of(file).getParent()));
    }
    all.putAll(environment);
    RunningService service = new RunningService(builder.start());
    RestAssured.baseURI = "http://localhost";
    RestAssured.port = port;
    awaitReady(service.process, work.resolve("out"));
    return service;
  }

  /** Has it believe an issuer, which begins to answer. */
  public static Map<String, String> environment(Issuer issuer) {
    Map<String, String> environment = new HashMap<>();
    issuer
        .start()
        .forEach(
            (name, value) ->
                environment.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
    return environment;
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /**
   * Waits until the one that {@link Service} asks is ready.
   *
   * @param out what it says, told where it does not become ready
   */
  static void awaitReady(Process process, Path out) throws IOException, InterruptedException {
    for (int i = 0; i < 4 * SECONDS_TO_START && process.isAlive(); i++) {
      try {
        if (Service.get("/q/health/ready").status() == 200) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        // It does not listen yet.
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    process.destroyForcibly();
    throw new IllegalStateException("the service did not start: " + Files.readString(out));
  }

  /** Ends it as an operator would, and waits for that. */
  public void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the service does not end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
