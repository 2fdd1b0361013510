package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.api.contract.Contract;

/**
 * An integration test of the container image. All that the container file copies is started as it
 * says: by a user without rights, in a root that is read-only but for {@code /data} and {@code
 * /tmp}. No engine of containers is needed, but root and a Linux that lends it a mount namespace.
 */
class ContainerProcessIT {
  private static final String DOCKERFILE =
      Contract.text(Path.of("src", "main", "docker", "Dockerfile"));

  /** Arguments: the root, the folder for /data, the home of Java; then what is to be run. */
  private static final String ENTER =
      """
      set -e
      root=$1 data=$2 java=$3; shift 3
      mount --bind "$root" "$root"
      for place in /bin /dev /etc /lib /lib64 /proc /usr "$java"; do
        if [ -e "$place" ]; then mkdir -p "$root$place"; mount --rbind "$place" "$root$place"; fi
      done
      mkdir "$root/data" "$root/tmp"
      chown 10001:10001 "$data"
      mount --bind "$data" "$root/data"
      mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
      mount -o remount,bind,ro "$root"
      exec chroot --userspec=10001:10001 "$root" env -i -C /app PATH="$java/bin:/usr/bin:/bin" "$@"
      """;

  private static void assumeRoot() throws Exception {
    Process namespace = new ProcessBuilder("unshare", "-m", "true").start();
    boolean lent = namespace.waitFor() == 0;
    if ("true".equals(System.getenv("CI"))) {
      assertThat(lent).as("a mount namespace").isTrue();
    }
    assumeTrue(lent, "not run: whoever runs the tests is lent no mount namespace");
  }

  private static Stream<MatchResult> lines(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE).matcher(DOCKERFILE).results();
  }

  private static Path copied(Path work) throws Exception {
    Path root = Files.createDirectory(work.resolve("root"));
    for (MatchResult copy : lines("^COPY --chown=0:0 (\\S+) (\\S+)$").toList()) {
      assertThat(Path.of(copy.group(1))).exists();
      Path to = root.resolve(copy.group(2).substring(1));
      Files.createDirectories(copy.group(2).endsWith("/") ? to : to.getParent());
      String from = copy.group(1) + (copy.group(1).endsWith("/") ? "." : "");
      assertThat(new ProcessBuilder("cp", "-r", from, to.toString()).start().waitFor()).isZero();
    }
    return root;
  }

  private static List<String> entryPoint() {
    return lines("^ENTRYPOINT \\[(.*)\\]$")
        .flatMap(line -> Arrays.stream(line.group(1).split(", ")))
        .map(word -> word.replace("\"", ""))
        .toList();
  }

  private static Process start(Path work, Path data, int port) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                ENTER,
                "container",
                copied(work).toString(),
                data.toString(),
                Path.of(System.getProperty("java.home")).toRealPath().toString(),
                "QUARKUS_HTTP_PORT=" + port,
                "QUARKUS_HTTP_HOST=127.0.0.1"));
    lines("^ENV (\\S+=\\S+)$").forEach(line -> command.add(line.group(1)));
    command.addAll(entryPoint());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("out").toFile())
        .start();
  }

  @Test
  void what_is_copied_answers_from_a_root_that_is_read_only(@TempDir Path work) throws Exception {
    assumeRoot();
    Path data = Files.createDirectory(work.resolve("data"));
    int port = RunningService.freePort();
    Process container = start(work, data, port);
    try {
      RestAssured.baseURI = "http://localhost";
      RestAssured.port = port;
      RunningService.awaitReady(container, work.resolve("out"));
      Service.Answer answer = Service.evaluate("{\"profile\":{\"type\":\"zone\"}}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(names(data)).anyMatch(name -> name.endsWith(".mv.db"));
    } finally {
      container.destroy();
      assertThat(container.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
