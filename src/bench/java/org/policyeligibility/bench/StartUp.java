package org.policyeligibility.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time from the start of the process until the packaged service is ready, beside an empty
 * Quarkus application with the same extensions, which is generated and built here. The two take
 * turns. One file, run from its source.
 */
public final class StartUp {
  private static final int STARTS = 15;
  private static final Path EMPTY = Path.of("target/empty-application");
  private static final String RUN = "quarkus-app/quarkus-run.jar";
  private static final String SETTINGS = "application.properties";
  private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(?:(?!</dependency>).)*</dependency>", Pattern.DOTALL);

  private StartUp() {}

  /**
   * One start, in seconds: until ready as seen from outside, as Quarkus says itself, and the
   * processor time it took.
   */
  private record Start(double ready, double said, double processor) {}

  /**
   * Measures the application in {@code target}.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    Path service = Path.of("target", RUN);
    Path empty = EMPTY.resolve("target").resolve(RUN);
    buildEmpty();
    start(service);
    start(empty);
    List<Double> ready = new ArrayList<>();
    List<Double> said = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Start full = start(service);
      Start bare = start(empty);
      System.out.printf(
          "service ready after %.2f s (Quarkus says %.2f, processor %.2f), empty %.2f s (%.2f, %.2f);"
              + " ratio %.2f%n",
          full.ready(),
          full.said(),
          full.processor(),
          bare.ready(),
          bare.said(),
          bare.processor(),
          full.ready() / bare.ready());
      ours.add(full.ready());
      theirs.add(bare.ready());
      ready.add(full.ready() / bare.ready());
      said.add(full.said() / bare.said());
      processor.add(full.processor() / bare.processor());
    }
    System.out.printf("median: service %.2f s, empty %.2f s%n", median(ours), median(theirs));
    System.out.printf(
        "median ratio until ready: %.2f (at most 1.50); of what Quarkus says: %.2f;"
            + " of processor time: %.2f%n",
        median(ready), median(said), median(processor));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void buildEmpty() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    StringBuilder extensions = new StringBuilder();
    Matcher dependency = DEPENDENCY.matcher(pom);
    while (dependency.find()) {
      String found = dependency.group();
      if (found.contains("<groupId>io.quarkus</groupId>") && !found.contains("<scope>")) {
        extensions.append(found).append('\n');
      }
    }
    Path resources = EMPTY.resolve("src/main/resources");
    Files.createDirectories(resources);
    Files.write(resources.resolve(SETTINGS), settings());
    Files.writeString(EMPTY.resolve("pom.xml"), EMPTY_POM.formatted(version(pom), extensions));
    Process build =
        new ProcessBuilder("mvn", "-q", "-B", "package")
            .directory(EMPTY.toFile())
            .inheritIO()
            .start();
    if (build.waitFor() != 0) {
      throw new IllegalStateException("the empty application was not built");
    }
  }

  /**
   * The settings that the service has for its extensions: an extension that is off there is off
   * here.
   */
  private static List<String> settings() throws IOException {
    return Files.readAllLines(Path.of("src/main/resources", SETTINGS)).stream()
        .filter(line -> line.startsWith("quarkus.") || line.startsWith("mp."))
        .toList();
  }

  private static String version(String pom) {
    Matcher version = Pattern.compile("<quarkus.version>(.+?)</quarkus.version>").matcher(pom);
    if (!version.find()) {
      throw new IllegalStateException("no version of Quarkus in pom.xml");
    }
    return version.group(1);
  }

  private static Start start(Path jar) throws Exception {
    int port = freePort();
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=127.0.0.1",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .start();
    try {
      CompletableFuture<Double> said = CompletableFuture.supplyAsync(() -> said(process));
      URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
      while (!isReady(health)) {
        if (!process.isAlive()) {
          throw new IllegalStateException(jar + " ended");
        }
        Thread.sleep(5);
      }
      double ready = (System.nanoTime() - before) / 1e9;
      double processor = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
      return new Start(ready, said.get(60, TimeUnit.SECONDS), processor);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean isReady(URI health) {
    try {
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static double said(Process process) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          return Double.parseDouble(started.group(1));
        }
      }
      return Double.NaN;
    } catch (IOException ended) {
      return Double.NaN;
    }
  }

  private static final String EMPTY_POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.policyeligibility.bench</groupId>
        <artifactId>empty-application</artifactId>
        <version>1</version>
        <properties>
          <quarkus.version>%s</quarkus.version>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>io.quarkus.platform</groupId>
              <artifactId>quarkus-bom</artifactId>
              <version>${quarkus.version}</version>
              <type>pom</type>
              <scope>import</scope>
            </dependency>
          </dependencies>
        </dependencyManagement>
        <dependencies>
          %s
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>io.quarkus.platform</groupId>
              <artifactId>quarkus-maven-plugin</artifactId>
              <version>${quarkus.version}</version>
              <extensions>true</extensions>
              <executions>
                <execution>
                  <goals>
                    <goal>build</goal>
                  </goals>
                </execution>
              </executions>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
}
