package org.policyeligibility.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Law;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.Json;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.ValueList;

/** People from a table, a workbook, a list of records, or from declared distributions. */
class PopulationTest {
  private static final String PERSON =
      "{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"birthDate\":\"1962-03-09\","
          + "\"employerZoneTypes\":[\"NATIONAL_HIGH_TECH_ZONE\",\"STATE_LEVEL_NEW_AREA\"],"
          + "\"requestedResidenceYears\":5}";

  @TempDir private Path folder = Path.of("");

  private List<String> records(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return records(file);
  }

  private static List<String> records(Path file) {
    List<String> records = new ArrayList<>();
    Population.of(file, Law.shipped().ruleset(), Population.Options.USUAL)
        .records()
        .forEachRemaining(record -> records.add(Json.text(record.profile())));
    return records;
  }

  @Test
  void a_table_states_facts_of_their_types_and_an_empty_cell_states_nothing() throws IOException {
    assertThat(
            records(
                "people.csv",
                String.join(
                    "\r\n",
                    "\uFEFFtype,citizenship,birthDate,employerZoneTypes,requestedResidenceYears,roles",
                    "person,FOREIGN,1962-03-09,NATIONAL_HIGH_TECH_ZONE|STATE_LEVEL_NEW_AREA,5,",
                    "",
                    "person,\"FOREIGN\",,,,")))
        .containsExactly(PERSON, "{\"type\":\"person\",\"citizenship\":\"FOREIGN\"}");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_cell_of_nothing_but_separators_costs_no_more_than_one_of_values() throws IOException {
    String row = "person," + "x|".repeat(16_000);
    List<String> read =
        records("people.csv", "type,employerZoneTypes\n" + (row + "\n").repeat(400));
    assertThat(read).hasSize(400).allMatch(record -> record.contains("\"x\",\"x\""));
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_distribution_of_many_values_is_read_in_a_time_by_their_number() throws IOException {
    String weights =
        IntStream.range(0, 60_000).mapToObj(i -> "x" + i + ": 1").collect(Collectors.joining(", "));
    String declared =
        "type: person\nprofiles: 2\nfacts:\n  birthDate: { values: {" + weights + "} }\n";
    assertThat(records("people.yaml", declared)).hasSize(2);
  }

  @Test
  void no_set_has_more_values_than_any_list_and_none_is_drawn() {
    assertThatThrownBy(
            () ->
                records(
                    "people.yaml",
                    """
                    type: person
                    profiles: 1
                    facts:
                      employerZoneTypes: { values: { NATIONAL_HIGH_TECH_ZONE: 1 }, most: 2000000000 }
                    """))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("64");
  }

  @Test
  void records_are_passed_on_line_by_line() throws IOException {
    assertThat(records("people.ndjson", PERSON + "\n\n" + PERSON + "\n"))
        .containsExactly(PERSON, PERSON);
  }

  @Test
  void a_line_keeps_its_members_in_their_order_and_only_a_plain_id_is_the_offices_own()
      throws IOException {
    assertThat(
            records(
                "people.ndjson",
                """
                {"type":"person","":1,"id":7,"citizenship":null,"roles":[]}
                {"id":{"of":7},"":1,"type":"person"}
                """))
        .containsExactly(
            "{\"type\":\"person\",\"\":1,\"citizenship\":null,\"roles\":[]}",
            "{\"id\":{\"of\":7},\"\":1,\"type\":\"person\"}");
  }

  @Test
  void declared_distributions_are_shown_and_give_the_same_people_for_one_seed() throws IOException {
    String declared =
        """
        type: person
        profiles: 2000
        seed: 7
        facts:
          citizenship: { values: { FOREIGN: 30, CN_MAINLAND: 70 }, unknown: 10 }
          birthDate: { from: "1950-01-01", to: "1950-12-31" }
        """;
    List<String> people = records("people.yaml", declared);
    assertThat(people).hasSize(2000).isEqualTo(records("people.yaml", declared));
    assertThat(people).allMatch(value -> value.contains("\"birthDate\":\"1950-"));
    assertThat(people.stream().filter(value -> value.contains("FOREIGN")).count())
        .isBetween(450L, 630L);
    assertThat(people.stream().filter(value -> !value.contains("citizenship")).count())
        .isBetween(140L, 260L);
    assertThat(
            Population.of(
                    folder.resolve("people.yaml"),
                    Law.shipped().ruleset(),
                    new Population.Options(5L, null))
                .shown())
        .containsExactly(
            "5 × person, seed 7",
            "  citizenship: FOREIGN 30.0%  CN_MAINLAND 70.0%  ? 10.0%",
            "  birthDate: 1950-01-01 … 1950-12-31");
  }

  @Test
  void every_value_that_is_drawn_is_read_like_one_that_is_stated() throws IOException {
    Path file = folder.resolve("zones.yaml");
    Files.writeString(
        file,
        """
        type: zone
        profiles: 200
        facts:
          zoneTypes: { values: { NATIONAL_HIGH_TECH_ZONE: 50, STATE_LEVEL_NEW_AREA: 30, NONE: 20 }, most: 2 }
          failedAssessmentCount: { values: { 0: 50, 2: 50 } }
          leadingIndustryCount: { from: 1, to: 4 }
        """);
    List<InputFault> faults = new ArrayList<>();
    Population.of(file, Law.shipped().ruleset(), Population.Options.USUAL)
        .records()
        .forEachRemaining(
            record -> Law.shipped().read(record.profile(), "", LocalDate.of(2024, 6, 1), faults));
    assertThat(faults).isEmpty();
  }

  @Test
  void a_column_or_a_value_that_nobody_declared_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> records("people.csv", "type,citizenshp\nperson,FOREIGN\n"))
        .hasMessageContaining("did you mean `citizenship`?");
    assertThatThrownBy(() -> records("people.csv", "citizenship\nFOREIGN\n"))
        .hasMessageContaining("lacks the column `type`");
    assertThatThrownBy(
            () ->
                records(
                    "people.yaml",
                    """
                    type: person
                    profiles: 5
                    facts:
                      citizenship: { values: { FORIGN: 1 } }
                    """))
        .hasMessageContaining("people.yaml:4");
  }

  @Test
  void every_value_of_every_fact_is_found_by_its_name_and_by_its_label_of_either_width()
      throws IOException {
    int found = 0;
    for (Fact fact : Law.shipped().ruleset().vocabulary().all()) {
      if (fact.type().hasValues() && fact.derivedFrom() == null) {
        StringBuilder table = new StringBuilder("type," + fact.name() + "\n");
        List<String> expected = new ArrayList<>();
        for (ValueList.Value value : fact.valueList().values()) {
          for (String cell :
              List.of(
                  value.name(),
                  value.label().zh(),
                  value.label().en().toUpperCase(Locale.ROOT),
                  wide(value.label().en()))) {
            table.append(fact.profile().code()).append(",\"").append(cell).append("\"\n");
            expected.add(
                fact.type() == FactType.SET ? "[\"" + value.name() + "\"]" : quoted(value.name()));
          }
        }
        List<String> read = records(fact.profile().code() + fact.name() + ".csv", table.toString());
        assertThat(read)
            .as(fact.name())
            .extracting(record -> record.replaceAll(".*\":(.*)}", "$1"))
            .isEqualTo(expected);
        found += expected.size();
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  /** In letters as wide as Chinese characters. */
  private static String wide(String text) {
    return text.chars()
        .mapToObj(c -> Character.toString(c > ' ' && c < 0x7F && c != ';' ? c + 0xFEE0 : c))
        .collect(Collectors.joining());
  }
}
