package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Tokens;

/**
 * A counter that uses the TypeScript client, as the build made it from the contract: checked by the
 * compiler, then run by node. Without node it is not run, and with {@code CI=true} that fails.
 */
@QuarkusTest
class TypeScriptClientTest {
  private static final Path SOURCES = Path.of("src", "test", "typescript");
  private static final Path FOLDER = Path.of("target", "clients", "typescript");
  private static final int PATIENCE_MINUTES = 5;

  /** The exit status and the output of a command. */
  private record Ended(int status, String said) {}

  private static Ended run(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("typescript", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return new Ended(process.waitFor(), Files.readString(said));
    } finally {
      Files.delete(said);
    }
  }

  private static void done(String... command) throws IOException, InterruptedException {
    Ended ended = run(command);
    assertThat(ended.status()).as("%s: %s", String.join(" ", command), ended.said()).isZero();
  }

  private static boolean canRun() throws InterruptedException {
    try {
      return run("node", "--version").status() == 0 && run("npm", "--version").status() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  /** By the compiler that the lock names, fetched when it names another; once, for all tests. */
  @BeforeAll
  static void compile() throws IOException, InterruptedException {
    assumeTrue(
        canRun() || "true".equals(System.getenv("CI")),
        "not run: there is no node with npm on this machine");
    Path lock = Path.of("package-lock.json");
    boolean installed =
        Files.exists(FOLDER.resolve("node_modules"))
            && Files.exists(FOLDER.resolve(lock))
            && Files.mismatch(SOURCES.resolve(lock), FOLDER.resolve(lock)) == -1;
    for (String name :
        List.of("package.json", "package-lock.json", "tsconfig.json", "counter.ts", "members.ts")) {
      Files.write(FOLDER.resolve(name), Files.readAllBytes(SOURCES.resolve(name)));
    }
    if (!installed) {
      done("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
    }
    done("node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json");
  }

  private static Ended counter() throws IOException, InterruptedException {
    return run(
        "node", "built/counter.js", Service.url(""), Tokens.of("counter", "typescript-client"));
  }

  @Test
  void a_generated_client_evaluates_decides_reads_and_replays() throws Exception {
    Ended ended = counter();
    assertThat(ended.said()).contains("evaluated", "decided", "read", "replayed", "refused");
    assertThat(ended.status()).isZero();
  }

  @Test
  void a_generated_client_sends_every_member_of_every_profile() throws Exception {
    Ended ended =
        run("node", "built/members.js", Service.MAPPER.writeValueAsString(WholeProfiles.all()));
    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(Service.json(ended.said())).containsExactlyElementsOf(WholeProfiles.requests());
  }
}
