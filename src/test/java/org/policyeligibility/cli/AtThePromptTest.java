package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.ruleset.EditedRules;

/** At a prompt there are commands and files, and no server: what to do next is one of them. */
class AtThePromptTest {
  @TempDir private Path folder = Path.of("");

  private CommandLineRun eval(String profile, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), profile);
    String[] line = new String[more.length + 3];
    line[0] = "eval";
    line[1] = "--profile";
    line[2] = file.toString();
    System.arraycopy(more, 0, line, 3, more.length);
    return CommandLineRun.of(line);
  }

  @ParameterizedTest
  @CsvSource({
    "张江高科技园区, zhangjiang-core-park",
    "zhangjiang hi-tech park, zhangjiang-core-park",
    "zhangjiang-core-park, zhangjiang-core-park",
    "滁州高新区, chuzhou-high-tech-zone",
    "chuzhou, chuzhou-high-tech-zone"
  })
  void a_zone_is_found_by_its_names_with_the_id_that_a_profile_states(String name, String id)
      throws IOException {
    CommandLineRun zones = CommandLineRun.of("zones", name);
    assertThat(zones.code()).isEqualTo(ExitCode.OK);
    assertThat(zones.out()).startsWith(id + "  ");
    assertThat(eval("{\"type\":\"enterprise\",\"zone\":\"" + id + "\"}").code()).isZero();
  }

  @Test
  void of_one_zone_alone_the_evidence_is_told_and_of_all_as_many_as_are_read() {
    assertThat(CommandLineRun.of("zones", "zhangjiang-core-park", "--lang", "zh").out())
        .contains("张江高新区园区：依据 stored:", "上海市");
    CommandLineRun all = CommandLineRun.of("zones");
    assertThat(all.out().lines()).as("and how many more").hasSize(21);
    assertThat(all.out()).contains("more (write more of the name, or --all)");
    assertThat(CommandLineRun.of("zones", "--all").out().lines())
        .hasSameSizeAs(Law.shipped().ruleset().register().zones());
    CommandLineRun none = CommandLineRun.of("zones", "qwxzqwxz");
    assertThat(none.code()).isEqualTo(ExitCode.FAILED);
    assertThat(none.err())
        .contains("The register has no zone called “qwxzqwxz”", "facts zoneTypes");
    assertThat(CommandLineRun.of("zones", "chuzhou", "--as-of", "1990-01-01").out())
        .contains("its kinds on that day are not known");
  }

  /** A drafter whose clause is half written looks for a zone all the same. */
  @Test
  void zones_are_found_whatever_is_wrong_with_clauses() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Files.writeString(rules.resolve(EditedRules.CLAUSE).resolve("clause.yaml"), "title: [");
    assertThat(CommandLineRun.of("zones", "张江高科技园区", "--rules", rules.toString()).out())
        .startsWith("zhangjiang-core-park  ");
    Path register = rules.resolve("zones/register.yaml");
    Files.writeString(register, Files.readString(register) + "broken: [\n");
    CommandLineRun broken = CommandLineRun.of("zones", "张江", "--rules", rules.toString());
    assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
    assertThat(broken.err()).contains("zones/register.yaml:");
  }

  @Test
  void no_message_at_the_prompt_sends_anybody_to_an_address_of_the_service() throws IOException {
    CommandLineRun unknown = eval("{\"type\":\"enterprise\",\"zone\":\"nowhere-at-all\"}");
    assertThat(unknown.err()).contains("zones NAME finds it").doesNotContain("/v1/", "first page");
    CommandLineRun weak =
        eval("{\"type\":\"enterprise\",\"zone\":\"zhangjiang-core-park\"}", "--lang", "zh");
    assertThat(weak.out()).contains("警告", "用 zones 加编号查看").doesNotContain("/v1/");
    Path people =
        Files.writeString(
            folder.resolve("p.csv"),
            "type,zone\nenterprise,zhangjiang-core-park\nenterprise,qqqq\n");
    Path answers = folder.resolve("a.ndjson");
    CommandLineRun many =
        CommandLineRun.of(
            "evaluate", "--population", people.toString(), "--to", answers.toString());
    assertThat(many.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(folder.resolve("a.rejects.ndjson")) + Files.readString(answers))
        .contains("zones NAME finds it", "zones ID says")
        .doesNotContain("/v1/");
  }

  @ParameterizedTest
  @CsvSource({
    "person, zone, employerZone",
    "person, zoneTypes, employerZoneTypes",
    "person, provinceCode, employerProvinceCode"
  })
  void a_member_of_another_profile_is_refused_with_what_this_one_states(
      String type, String stated, String own) throws IOException {
    CommandLineRun refused =
        eval("{\"type\":\"" + type + "\",\"" + stated + "\":\"x\"}", "--lang", "zh");
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("此项属于另一类主体", "（" + own + "）");
  }

  @Test
  void a_filter_of_a_body_is_told_as_it_stands_in_the_file_with_the_nearest() throws IOException {
    CommandLineRun refused =
        eval("{\"benefits\":[\"work-permit-age65\"],\"profile\":{\"type\":\"person\"}}");
    assertThat(refused.err())
        .contains("p.json, benefits, value 1: ", "did you mean work-permit-age-65?")
        .doesNotContain("/benefits");
  }

  /** A founder is told nothing of what the enterprise can have, and has to know where to look. */
  @Test
  void whoever_asks_for_a_person_alone_is_told_of_the_enterprise() throws IOException {
    String founder =
        "{\"type\":\"person\",\"citizenship\":\"CN_MAINLAND\",\"roles\":[\"ENTREPRENEUR\"]}";
    assertThat(eval(founder, "--lang", "zh").out()).contains("另写一个 enterprise 主体");
    assertThat(eval(founder).out()).contains("a profile of type enterprise");
    String together =
        "{\"profiles\":[" + founder + ",{\"type\":\"enterprise\",\"stateOwned\":false}]}";
    assertThat(eval(together).out()).doesNotContain("a profile of type enterprise");
    assertThat(eval("{\"type\":\"zone\"}").out()).doesNotContain("a profile of type enterprise");
  }

  @Test
  void an_obligation_that_is_not_met_is_told_first() throws IOException {
    String park =
        "{\"type\":\"zone\",\"zoneTypes\":[\"ZHANGJIANG_PARK\"],\"provinceCode\":\"CN-SH\","
            + "\"leadingIndustryCount\":5}";
    String brief = eval(park, "--as-of", "2024-06-01", "--lang", "zh").out();
    assertThat(brief).contains("\n不合规\n");
    assertThat(brief.indexOf("\n不合规\n")).isLessThan(brief.indexOf("\n待主管部门决定\n"));
    assertThat(brief.indexOf("不合规 1")).isLessThan(brief.indexOf("待主管部门决定 "));
    assertThat(eval(park, "--as-of", "2024-06-01", "--lang", "zh", "--all").out())
        .containsPattern("(?s)^判断日期 2024-06-01\n(?:警告[^\n]*\n)*\n不合规  zhangjiang-2023/III.1.1");
  }
}
