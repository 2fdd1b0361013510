package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.api.Service;

/**
 * The programs that the page for developers shows, run as they stand, each by an applicant who
 * answers and by another who says nothing. Without an interpreter of its language a program is not
 * run, and with {@code CI=true} that fails.
 */
@QuarkusTest
class ExampleProgramsTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "web", "interview");
  private static final int PATIENCE_MINUTES = 5;

  /** Lines that are typed; nothing where the applicant will not say. */
  private static final String ANSWERS =
      "FOREIGN\nENTERPRISE\nNATIONAL_HIGH_TECH_ZONE PILOT_FREE_TRADE_ZONE\n1990-03-09\n";

  private static final String NO_ANSWERS = "\n\n\n\n";

  private static final String PROFILE =
      """
      { "type": "person", "citizenship": "FOREIGN", "employerType": "ENTERPRISE",
        "employerZoneTypes": ["NATIONAL_HIGH_TECH_ZONE", "PILOT_FREE_TRADE_ZONE"],
        "birthDate": "1990-03-09" }
      """;

  private static List<String> command(String file) {
    String interpreter = file.endsWith(".mjs") ? "node" : file.endsWith(".py") ? "python3" : java();
    List<String> command = new ArrayList<>(List.of(interpreter));
    if (file.endsWith(".java")) {
      command.addAll(List.of("-cp", jackson()));
    }
    command.addAll(List.of(FOLDER.resolve(file).toString(), Service.url(""), "en"));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String jackson() {
    return Stream.of(ObjectMapper.class, JsonFactory.class, JsonProperty.class)
        .map(part -> part.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isThere(String interpreter) throws InterruptedException {
    try {
      return new ProcessBuilder(interpreter, "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static String run(Path folder, String file, String typed)
      throws IOException, InterruptedException {
    List<String> command = command(file);
    assumeTrue(
        isThere(command.get(0)) || "true".equals(System.getenv("CI")),
        "not run: there is no " + command.get(0) + " on this machine");
    Path input = Files.writeString(folder.resolve("typed"), typed);
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String all = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(all).isZero();
    return all;
  }

  @ParameterizedTest
  @CsvSource({"interview.mjs", "interview.py", "Interview.java"})
  void each_asks_what_the_service_asks_and_ends_with_its_results(String file, @TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(run(folder, file, ANSWERS).lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("When were you born?"))
        .endsWith(result(PROFILE, "NOT_NEEDED"));
    assertThat(run(folder, file, NO_ANSWERS).lines())
        .hasSize(5)
        .endsWith(result("{ \"type\": \"person\" }", "INDETERMINATE"));
  }

  private static String result(String profile, String outcome) {
    JsonNode result =
        Service.evaluate(
                "{ \"benefits\": [\"work-permit-age-65\"], \"profile\": " + profile + " }",
                "Accept-Language",
                "en")
            .json()
            .path("results")
            .path(0);
    assertThat(result.path("outcome").asText()).isEqualTo(outcome);
    return Stream.of("title", "outcome", "summaryText")
        .map(member -> result.path(member).asText())
        .collect(Collectors.joining(" | "));
  }
}
