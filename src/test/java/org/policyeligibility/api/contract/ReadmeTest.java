package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;

/** Every command of the README does what the README shows. */
@QuarkusTest
class ReadmeTest {
  private static final String GOOD =
      """
      # A service
      ```sh
      mvn -q verify
      java -jar target/app.jar
      ```
      Ask:
      ```sh
      curl -s http://localhost:8080/v1/evaluations -H 'Content-Type: application/json' \\
        -H 'Accept-Language: en' -d '{"profile":{"type":"person","citizenship":"CN_MAINLAND"},
        "clauses":["guofa-2020-7/5.3"]}'
      ```
      ```json
      {"results":[{"clause":"guofa-2020-7/5.3","outcome":"INELIGIBLE"}]}
      ```
      ```sh
      curl -s http://localhost:8080/v1/evaluations -H 'Content-Type: application/json' \\
        -d @openapi/examples/enterprise-state-vc.request.json
      ```
      ```json
      {"asOf":"2024-06-01"}
      ```
      ```sh
      curl -s http://localhost:8080/v1/evaluations?view=summary \\
        -H 'Content-Type: application/json' -d '{"profile":{"type":"zone"}}'
      ```
      ```json
      {"summary":{"INDETERMINATE":1000}}
      ```
      """;

  /** With the number of clauses that there are. */
  private static String good() {
    int zones =
        Service.evaluate("{\"profile\":{\"type\":\"zone\"}}")
            .json()
            .path("summary")
            .path("INDETERMINATE")
            .asInt();
    return GOOD.replace("1000", String.valueOf(zones));
  }

  private static List<String> findings(String markdown) throws IOException {
    return Readme.of(markdown).findings(Service.url(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void the_readme_shows_what_happens(String name) throws IOException {
    assertThat(findings(Files.readString(Path.of(name)))).isEmpty();
  }

  @Test
  void a_readme_that_shows_what_happens_has_no_findings() throws IOException {
    assertThat(findings(good())).isEmpty();
  }

  @Test
  void an_answer_that_is_shown_wrong_is_found() throws IOException {
    assertThat(findings(good().replace("\"INELIGIBLE\"", "\"ELIGIBLE\"")))
        .singleElement()
        .asString()
        .contains("is not answered with what is shown", "INELIGIBLE");
  }

  @Test
  void a_command_that_fails_is_found() throws IOException {
    assertThat(findings(good().replace("enterprise-state-vc", "no-such-file"))).hasSize(2);
  }

  @Test
  void a_type_of_profile_without_example_and_a_third_line_at_the_start_are_found()
      throws IOException {
    String readme =
        good()
            .replace("\"type\":\"person\",\"citizenship\":\"CN_MAINLAND\"", "\"type\":\"zone\"")
            .replace("mvn -q verify\n", "mvn -q verify\ncd target\n");
    assertThat(findings(readme))
        .anyMatch(finding -> finding.startsWith("the first sh block has not two lines"))
        .contains("no curl with its answer for the profile type person");
    assertThat(findings("# Nothing\n")).hasSize(4);
  }
}
