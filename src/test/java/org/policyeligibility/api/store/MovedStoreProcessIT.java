package org.policyeligibility.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.RunningService;
import org.policyeligibility.api.access.Issuer;
import org.policyeligibility.audit.Head;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;
import org.policyeligibility.store.FirstTables;
import org.policyeligibility.store.PostgresqlServer;

/**
 * Decisions of one service are read, replayed and verified by another: on tables of an older
 * program, and on what was dumped and restored by the words of the operators' page.
 */
class MovedStoreProcessIT {
  private static final Path OPERATIONS = Path.of("src/main/kubernetes/README.md");
  private static final String DATABASE = "policy";

  private final Issuer issuer = new Issuer();
  private final Map<String, String> environment = RunningService.environment(issuer);
  private final CounterClient office = CounterClient.open();
  private final Map<String, JsonNode> kept = new HashMap<>();
  private final Path work = work();

  private static Path work() {
    try {
      Path data = Files.createDirectories(Path.of("target", "data"));
      return Files.createTempDirectory(data, "moved").toAbsolutePath();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @AfterEach
  void end() {
    issuer.stop();
  }

  /** Keeps some, of which one is reviewed, one corrected, one erased; the head of the log. */
  private Head fill(DatabaseSettings database) throws IOException, InterruptedException {
    try (RunningService service = RunningService.begin(work, database, environment)) {
      office.awaitStore();
      List<String> ids =
          List.of(
              office.kept(CounterClient.application("M-1")),
              office.kept(CounterClient.application("M-2")),
              office.kept(CounterClient.application("M-3")));
      assertThat(office.counter("POST", review(ids.get(0)), Map.of("reason", "r")).status())
          .isEqualTo(200);
      Map<String, Object> correction = CounterClient.application("M-2");
      correction.put("corrects", ids.get(1));
      String corrected = office.kept(correction);
      String erased = CounterClient.DECISIONS + "/" + ids.get(2);
      assertThat(office.counter("DELETE", erased, null).status()).isEqualTo(204);
      for (String id : List.of(ids.get(0), ids.get(1), corrected)) {
        kept.put(id, office.read(id));
      }
      Head head = office.head();
      service.end();
      return head;
    }
  }

  private static String review(String id) {
    return CounterClient.DECISIONS + "/" + id + "/review";
  }

  /** The present service reads all, works it out again to the same bytes, verifies and goes on. */
  private void expectAll(DatabaseSettings database, Head head)
      throws IOException, InterruptedException {
    try (RunningService service = RunningService.begin(work, database, environment)) {
      office.awaitStore();
      kept.forEach((id, before) -> assertThat(office.read(id)).isEqualTo(before));
      for (String id : kept.keySet()) {
        JsonNode replayed = office.replay(id, null).json();
        assertThat(replayed.path("identical").asBoolean()).isTrue();
      }
      assertThat(office.found("", 100)).containsAll(kept.keySet()).hasSize(kept.size() + 1);
      office.kept(CounterClient.application("M-4"));
      assertThat(CounterClient.verify(office.export(0), head).faults()).isEmpty();
      service.end();
    }
  }

  @ParameterizedTest
  @MethodSource("org.policyeligibility.store.Databases#both")
  void what_the_first_program_kept_is_read_replayed_and_verified_by_this_one(
      DatabaseSettings database) throws Exception {
    Head head = fill(database);
    DatabaseSettings first =
        database.url().startsWith("jdbc:h2:") ? Databases.embedded() : Databases.postgresql();
    FirstTables.make(first, database);
    expectAll(first, head);
  }

  /** The words of the page for one thing, as they are written. */
  private static String words(String beginning) throws IOException {
    Matcher written =
        Pattern.compile("`(" + beginning + " [^`]*)`").matcher(Files.readString(OPERATIONS));
    assertThat(written.find()).as(beginning).isTrue();
    return written.group(1);
  }

  private void run(PostgresqlServer server, String words) throws Exception {
    Path output = work.resolve("client.log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", words)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(server.environment());
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(words).isTrue();
    assertThat(process.exitValue()).as("%s: %s", words, Files.readString(output)).isZero();
  }

  private static boolean hasClientPrograms() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "pg_dump --version").start().waitFor() == 0;
  }

  @Test
  void what_was_dumped_is_there_after_it_was_restored_into_another_server() throws Exception {
    assumeTrue(
        hasClientPrograms() || "true".equals(System.getenv("CI")),
        "not run: there is no pg_dump on this machine");
    Head head;
    try (PostgresqlServer server = PostgresqlServer.fresh()) {
      run(server, "createdb " + DATABASE);
      head = fill(server.database(DATABASE));
      run(server, words("pg_dump"));
    }
    try (PostgresqlServer other = PostgresqlServer.fresh()) {
      run(other, words("createdb"));
      expectAll(other.database(DATABASE), head);
    }
  }
}
