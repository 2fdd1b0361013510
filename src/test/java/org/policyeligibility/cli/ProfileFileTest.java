package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.message.Language;

/** A file of {@code eval} is read as the service reads a request, member by member. */
class ProfileFileTest {
  private static final String PERSON =
      "{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"birthDate\":\"1961-03-09\","
          + "\"employerType\":\"ENTERPRISE\","
          + "\"employerZoneTypes\":[\"NATIONAL_HIGH_TECH_ZONE\"],\"requestedResidenceYears\":4.5";

  @TempDir private Path folder = Path.of("");

  private CommandLineRun eval(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("body.json"), text);
    String[] arguments = new String[more.length + 5];
    System.arraycopy(
        new String[] {"eval", "--profile", file.toString(), "--format", "json"},
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandLineRun.of(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"people.csv", "people.XLSX", "people.ndjson"})
  void a_table_is_for_another_command(String name) throws IOException {
    Path table = Files.writeString(folder.resolve(name), "type\nperson\n");
    CommandLineRun run = CommandLineRun.of("eval", "--profile", table.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("tables are for evaluate --population");
  }

  @Test
  void who_names_no_rules_and_has_none_is_answered_by_those_of_the_program() {
    StringWriter said = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(said), new PrintWriter(said), Map.of(), Language.EN, false);
    Path usual = folder.resolve("rules");
    RulesFolder shipped = RulesFolder.orShipped(usual, usual, terminal);
    assertThat(said.toString()).contains("There is no folder rules here");
    assertThat(shipped.files().fingerprint())
        .isEqualTo(RulesFolder.of(Path.of("rules")).files().fingerprint());
    assertThatThrownBy(() -> RulesFolder.orShipped(folder.resolve("other"), usual, terminal))
        .isInstanceOf(UserError.class);
  }

  @Test
  void what_two_profiles_of_a_case_say_otherwise_is_told_in_words() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("case.json"),
            "{\"profiles\":[{\"type\":\"enterprise\",\"zoneTypes\":[\"NATIONAL_HIGH_TECH_ZONE\"]},"
                + "{\"type\":\"person\",\"employerZoneTypes\":[\"NONE\"],"
                + "\"nationality\":\"US\",\"citizenship\":\"CN_MAINLAND\"}]}");
    CommandLineRun run = CommandLineRun.of(Map.of(), false, "eval", "--profile", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("，个人的国籍或身份（citizenship）：")
        .contains("与企业（enterprise）的企业所在园区类型（zoneTypes）说法不一")
        .contains("：与“国籍（ISO 3166）”（nationality）不符；请更正，或只填写其中一项。")
        .doesNotContain("/profiles/0");
  }

  private static JsonNode answer(CommandLineRun run) throws IOException {
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void every_member_of_a_request_is_heeded() throws IOException {
    JsonNode answer =
        answer(
            eval(
                "{\"asOf\":\"2021-01-01\",\"clauses\":[\"guofa-2020-7/5.3\"],\"profile\":"
                    + PERSON
                    + "}}"));
    assertThat(answer.path("asOf").asText()).isEqualTo("2021-01-01");
    assertThat(answer.path("results").findValuesAsText("clause")).contains("guofa-2020-7/5.3");
    assertThat(answer.path("results")).hasSize(1);
    assertThat(
            answer(
                    eval(
                        "{\"benefits\":[\"work-permit-age-65\"],\"outcomes\":[\"ELIGIBLE\"],"
                            + "\"asOf\":\"2021-01-01\",\"profile\":"
                            + PERSON
                            + "}}",
                        "--as-of",
                        "2021-02-02"))
                .path("asOf")
                .asText())
        .isEqualTo("2021-02-02");
  }

  @Test
  void json_is_read_as_json() throws IOException {
    CommandLineRun run =
        eval(
            "{\t\"profile\":\t" + PERSON + ",\"approvals\":{\"guofa-2020-7\\/5.3\":\"GRANTED\"}}}");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"profile\":{\"type\":\"person\"},\"asof\":\"2020-01-01\"}",
        "{\"profile\":{\"type\":\"person\"},\"asOf\":\"2020-02-30\"}",
        "{\"profile\":{\"type\":\"person\"},\"clauses\":\"guofa-2020-7/5.3\"}",
        "{\"profile\":{\"type\":\"person\"},\"clauses\":[\"guofa-2020-7/5.33\"]}",
        "{\"profile\":{\"type\":\"person\"},\"benefits\":[\"no-such-benefit\"]}",
        "{\"profile\":{\"type\":\"person\"},\"outcomes\":[\"PERHAPS\"]}",
        "{\"type\":\"person\",\"type\":\"zone\"}",
        "{\"type\":\"person\"} {}",
        "{\"type\":\"person\",\"citizenship\":1e999999999}",
        "{\"type\":\"person\",\"requestedResidenceYears\":1e99999999999}",
        "{\"profiles\":[]}",
        "{\"profile\":{\"type\":\"person\"},\"profiles\":{\"type\":\"zone\"}}",
        "[]",
        "",
        "null",
        "{\"type\":\"person\""
      })
  void what_the_service_would_refuse_is_refused_in_a_sentence(String text) throws IOException {
    CommandLineRun run = eval(text);
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("body.json").doesNotContain("Exception", "\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_day_that_its_month_does_not_have_is_said_so() throws IOException {
    CommandLineRun run = eval(PERSON + "}", "--as-of", "2023-02-30");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("February 2023 has 28 days");
  }

  @Test
  void a_clause_that_there_is_not_is_said_with_the_nearest() throws IOException {
    CommandLineRun run = eval(PERSON + "}", "--clause", "guofa-2020-7/5.33");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("guofa-2020-7/5.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void a_byte_order_mark_is_passed_over(String charset) throws IOException {
    Path file = folder.resolve("body.json");
    Files.write(file, ("\uFEFF" + PERSON + "}").getBytes(Charset.forName(charset)));
    assertThat(CommandLineRun.of("eval", "--profile", file.toString()).code()).isZero();
    Files.write(file, "{\"type\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CommandLineRun.of("eval", "--profile", file.toString()).err()).contains("UTF-8");
  }
}
