package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.WorkbookFile;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.EditedRules;

/** A population is answered row by row as each profile would be alone. */
class EvaluateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BENEFIT = "work-permit-age-65";

  private static final String TABLE =
      """
      No.,type,citizenship,birthDate,employerType,employerZoneTypes,employerProvinceCode
      K-1,person,FOREIGN,1959-06-01,ENTERPRISE,NATIONAL_HIGH_TECH_ZONE,CN-JS
      K-2,person,FOREIGN,1958-06-01,ENTERPRISE,NATIONAL_HIGH_TECH_ZONE,CN-JS
      K-3,person,FOREIGN,1959-06-01,,NATIONAL_HIGH_TECH_ZONE|STATE_LEVEL_NEW_AREA,
      """;

  @TempDir private Path folder = Path.of("");

  private CommandLineRun run(Path rules, Path people, String to, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "evaluate",
                rules.toString(),
                "--population",
                people.toString(),
                "--to",
                folder.resolve(to).toString(),
                "--as-of",
                Law.DAY.toString()));
    line.addAll(List.of(more));
    return CommandLineRun.of(
        Map.of("LANG", "en", "XDG_CACHE_HOME", folder.resolve("cache").toString()),
        false,
        line.toArray(String[]::new));
  }

  private CommandLineRun run(Path people, String to, String... more) {
    return run(Path.of("rules"), people, to, more);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(name))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void each_row_and_benefit_has_outcome_reason_missing_facts_and_the_digest_of_the_rules()
      throws IOException {
    Path people = file("people.csv", TABLE);
    CommandLineRun run = run(people, "answers.ndjson", "--benefit", BENEFIT);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "Columns that state no fact are carried along: No.What these columns list counts as all"
                + " there is; leave a cell empty that may be incomplete: employerZoneTypes");
    List<JsonNode> lines = lines("answers.ndjson");
    assertThat(lines)
        .extracting(line -> line.path("row").asInt(), line -> line.path("outcome").asText())
        .containsExactly(
            tuple(2, "CONDITIONAL"), tuple(3, "INELIGIBLE"), tuple(4, "INDETERMINATE"));
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("file").asText()).isEqualTo(people.toString());
              assertThat(line.path("benefit").asText()).isEqualTo(BENEFIT);
              assertThat(line.path("effect").asText()).isEqualTo("benefit");
              assertThat(line.path("clause").asText()).isEqualTo("guofa-2020-7/5.3");
              assertThat(line.path("ruleset").asText()).isEqualTo(Law.shipped().ruleset().digest());
            });
    assertThat(lines.get(0).path("own").path("No.").asText()).isEqualTo("K-1");
    assertThat(lines.get(0).path("reason").asText()).startsWith("The conditions are met. Who");
    assertThat(lines.get(1).path("reason").asText())
        .isEqualTo("Conditions not met (1): age is at most 65.");
    assertThat(lines.get(1).path("missingFacts")).isEmpty();
    assertThat(lines.get(2).path("missingFacts"))
        .extracting(JsonNode::asText)
        .contains("employerType");
    assertThat(lines.get(2).path("reason").asText()).startsWith("Still to be known: ");
  }

  @Test
  void a_line_is_written_as_json_is_written_everywhere_whatever_stands_in_names_and_cells()
      throws IOException {
    Path people =
        file(
            "the \"people\"\\ of 浦东 \uD83C\uDFE0.ndjson",
            """
            {"id":"K \\"1\\" \\\\ \\u0007 浦东 \\ud83c\\udfe0","type":"person","citizenship":"FOREIGN"}
            {"type":"person","citizenship":"FOREIGN","employerZoneTypes":["ZHANGJIANG_PARK"]}
            """);
    assertThat(run(people, "answers.ndjson").code()).isEqualTo(ExitCode.OK);
    List<String> lines = Files.readAllLines(folder.resolve("answers.ndjson"));
    assertThat(lines)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            line ->
                assertThat(line).isEqualTo(Json.text(JSON.readValue(line, LinkedHashMap.class))));
    assertThat(JSON.readTree(lines.get(0)).path("file").asText()).isEqualTo(people.toString());
    assertThat(JSON.readTree(lines.get(0)).path("own").path("id").asText())
        .isEqualTo("K \"1\" \\ \u0007 浦东 \uD83C\uDFE0");
    assertThat(JSON.readTree(lines.get(lines.size() - 1)).path("warnings")).isNotEmpty();
  }

  @Test
  void a_table_has_a_mark_for_excel_the_offices_columns_and_no_formula() throws IOException {
    Path people = file("people.csv", TABLE.replace("K-2", "\"=HYPERLINK(\"\"x\"\")\""));
    assertThat(run(people, "answers.csv", "--benefit", BENEFIT).code()).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("answers.csv"));
    assertThat(lines.get(0))
        .isEqualTo(
            "\uFEFFfile,row,own.No.,profile,warnings,benefit,benefitTitle,effect,outcome,"
                + "outcomeName,clause,clauseTitle,reason,missingFacts,missingLabels,ruleset");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1))
        .contains(
            ",2,K-1,person,,work-permit-age-65,Relaxed age limit for work permits,benefit,"
                + "CONDITIONAL,For the authority to decide,guofa-2020-7/5.3,"
                + "Work-permit age limit relaxed to 65,The conditions are met.");
    assertThat(lines.get(2)).contains(",3,\"'=HYPERLINK(\"\"x\"\")\",person,");
  }

  @Test
  void bad_rows_go_to_a_file_of_their_own_with_the_reason_and_the_others_are_answered()
      throws IOException {
    Path table =
        file(
            "people.csv",
            """
            No.,type,citizenship,requestedResidenceYears
            K-1,person,FOREIGN,5
            K-2,person,MARTIAN,5
            K-3,person,FOREIGN
            K-4,person,FOREIGN,1e99999
            K-5,person,FOREIGN,5
            """);
    CommandLineRun run = run(table, "answers.ndjson", "--benefit", BENEFIT);
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("5 rows: 2 answered, 3 rejected").doesNotContain("MARTIAN");
    assertThat(lines("answers.ndjson"))
        .extracting(line -> line.path("row").asInt())
        .containsExactly(2, 6);
    List<JsonNode> rejects = lines("answers.rejects.ndjson");
    assertThat(rejects).extracting(line -> line.path("row").asInt()).containsExactly(3, 4, 5);
    assertThat(rejects.get(0).path("reasons").path(0).asText())
        .startsWith("row 3, “citizenship” (Nationality or residency status): Has to be one of ")
        .contains("foreign national (FOREIGN)")
        .doesNotContain("MARTIAN");
    assertThat(rejects.get(0).path("own").path("No.").asText()).isEqualTo("K-2");
    assertThat(rejects.get(0).path("written").asText()).isEqualTo("K-2 | person | MARTIAN | 5");
    assertThat(rejects.get(1).path("reasons").path(0).asText()).contains("3 cells for 4 columns");
    assertThat(rejects.get(2).path("reasons").path(0).asText()).contains("out of any range");
  }

  private List<String> reasons(Path people, String language) throws IOException {
    String to = people.getFileName() + "." + language + ".ndjson";
    assertThat(run(people, to, "--benefit", BENEFIT, "--lang", language).code())
        .isEqualTo(ExitCode.FINDINGS);
    List<String> reasons = new ArrayList<>();
    lines(to.replace(".ndjson", ".rejects.ndjson"))
        .forEach(line -> line.path("reasons").forEach(reason -> reasons.add(reason.asText())));
    return reasons;
  }

  @Test
  void a_fault_of_a_row_names_the_column_as_the_office_wrote_it_the_values_and_the_remedy()
      throws IOException {
    Path table =
        file(
            "人员.csv",
            """
            编号,主体类型,国籍或身份,用人单位类型,出生日期,申请的居留年限,携带科技成果
            P-1,个人,外国国藉,企业,1961-03-09,5,是
            P-2,个人,外国国籍,有限公司,1961-13-09,若干年,有
            P-3,外星人,外国国籍,企业,1970-01-01,1,
            P-4,,外国国籍,企业,1970-01-01,1,
            P-5,个人,外国国籍,企业,1970-01-01,500,
            """);
    assertThat(reasons(table, "zh"))
        .satisfiesExactly(
            value ->
                assertThat(value)
                    .startsWith("第 2 行“国籍或身份”：是否应为外国国籍（FOREIGN）？须为以下之一：中国内地居民（CN_MAINLAND）、"),
            value ->
                assertThat(value)
                    .startsWith("第 3 行“用人单位类型”：须为以下之一：企业（ENTERPRISE）、")
                    .endsWith("、无用人单位（NONE）。"),
            day -> assertThat(day).isEqualTo("第 3 行“出生日期”：须为真实存在的日期，按年、月、日的次序写，如 1961-03-09。"),
            number -> assertThat(number).startsWith("第 3 行“申请的居留年限”：须为数字，如 4.5，不带单位"),
            truth -> assertThat(truth).startsWith("第 3 行“携带科技成果”：须填“是”或“否”"),
            type ->
                assertThat(type)
                    .isEqualTo("第 4 行“主体类型”：须为以下之一：企业（enterprise）、个人（person）、园区（zone）。"),
            type ->
                assertThat(type)
                    .isEqualTo("第 5 行“主体类型”：缺少此项，须为以下之一：企业（enterprise）、个人（person）、园区（zone）。"),
            range -> assertThat(range).isEqualTo("第 6 行“申请的居留年限”：须大于 0 且不超过 100。"));
    assertThat(reasons(table, "en"))
        .contains(
            "row 5, “主体类型” (type of profile): Is missing; has to be one of enterprise; person; zone.")
        .first()
        .asString()
        .startsWith(
            "row 2, “国籍或身份” (Nationality or residency status): Did you mean foreign national"
                + " (FOREIGN)? Has to be one of mainland Chinese (CN_MAINLAND); ");
  }

  /** 国家级高新区 is one character away from two kinds of zone, which are two things in law. */
  @Test
  void a_value_as_near_to_two_as_to_each_other_is_no_slip_of_either() throws IOException {
    Path table = file("企业.csv", "主体类型,企业所在园区类型\n企业,国家级高新区\n企业,国家高薪区\n企业,国家级新区\n");
    assertThat(reasons(table, "zh"))
        .satisfiesExactly(
            both -> assertThat(both).startsWith("第 2 行“企业所在园区类型”第 1 个值：须为以下之一：国家高新区（"),
            slip ->
                assertThat(slip)
                    .startsWith("第 3 行“企业所在园区类型”第 1 个值：是否应为国家高新区（NATIONAL_HIGH_TECH_ZONE）？"));
  }

  @Test
  void a_zone_is_read_by_its_name_and_told_from_a_place_from_another_and_from_none()
      throws IOException {
    Path table = file("园区.csv", "主体类型,企业所在园区\n企业,滁州高新区\n企业,滁州\n企业,雄安\n企业,不在任何园区\n");
    assertThat(reasons(table, "zh"))
        .satisfiesExactly(
            place ->
                assertThat(place)
                    .isEqualTo(
                        "第 3 行“企业所在园区”：没有这个编号或名称；" + "是否应为滁州高新技术产业开发区（chuzhou-high-tech-zone）？"),
            several ->
                assertThat(several)
                    .startsWith("第 4 行“企业所在园区”：有几个园区叫这个名称；请写明是哪一个的编号：")
                    .contains("（hebei-xiongan-new-area）", "（hebei-xiongan-high-tech-zone）"),
            none ->
                assertThat(none)
                    .startsWith("第 5 行“企业所在园区”：登记册中没有这个园区；请写登记册中的编号，表格中也可以写全称")
                    .doesNotContain("条款"));
  }

  @Test
  void a_table_with_names_of_zones_and_countries_is_answered_as_one_with_codes()
      throws IOException {
    Path names =
        file(
            "名称.csv",
            """
            主体类型,国籍,用人单位所在园区,出生日期,用人单位类型
            个人,美国,张江高科技园区,1961-03-09,企业
            个人,法国,上海张江高新技术产业开发区,1961-03-09,企业
            个人,中国香港,上海市张江高科技园区,1961-03-09,企业
            """);
    Path codes =
        file(
            "代码.csv",
            """
            type,nationality,employerZone,birthDate,employerType
            person,US,zhangjiang-core-park,1961-03-09,ENTERPRISE
            person,FR,shanghai-zhangjiang-high-tech-zone,1961-03-09,ENTERPRISE
            person,HK,zhangjiang-core-park,1961-03-09,ENTERPRISE
            """);
    for (String format : List.of("names.ndjson", "codes.ndjson")) {
      Path table = format.startsWith("names") ? names : codes;
      assertThat(run(table, format).code()).isEqualTo(ExitCode.OK);
    }
    assertThat(decided("names.ndjson")).isEqualTo(decided("codes.ndjson")).isNotEmpty();
  }

  private List<String> decided(String name) throws IOException {
    return lines(name).stream()
        .map(
            line ->
                line.path("row") + " " + line.path("clause").asText() + " " + line.path("outcome"))
        .toList();
  }

  @Test
  void nobody_is_counted_twice_and_no_file_of_people_is_written_over() throws IOException {
    Path people = file("people.csv", TABLE);
    CommandLineRun twice =
        CommandLineRun.of(
            "evaluate",
            "rules",
            "--population",
            people.toString(),
            folder.resolve("./people.csv").toString(),
            "--to",
            folder.resolve("answers.csv").toString());
    assertThat(twice.code()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("twice");
    CommandLineRun over = run(people, "people.csv");
    assertThat(over.code()).isEqualTo(ExitCode.USAGE);
    assertThat(over.err()).contains("is a file of --population").doesNotContain("remove");
    assertThat(run(people, "answers.csv", "--rejects", people.toString()).err())
        .contains("is a file of --population");
    assertThat(people).hasContent(TABLE.stripTrailing());
  }

  @Test
  void an_age_that_is_not_what_follows_from_the_day_of_birth_is_warned_of() throws IOException {
    Path table =
        file(
            "年龄.csv",
            """
            主体类型,姓名,出生日期,年龄
            个人,甲,1961-03-09,63
            个人,乙,1961-03-09,63岁
            个人,丙,1961-03-09,36
            个人,丁,,63
            个人,戊,,
            """);
    CommandLineRun run = run(table, "answers.ndjson", "--benefit", BENEFIT);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("At odds with other facts (follows-otherwise): 1");
    assertThat(lines("answers.ndjson"))
        .extracting(line -> line.path("warnings").toString())
        .satisfiesExactly(
            same -> assertThat(same).isEqualTo("[]"),
            unit -> assertThat(unit).isEqualTo("[]"),
            other ->
                assertThat(other)
                    .contains("row 4, “年龄”", "Is not what follows from “Date of birth”")
                    .doesNotContain("36"),
            alone ->
                assertThat(alone)
                    .contains("row 5, “年龄”", "Is not used", "which the row leaves empty"),
            none -> assertThat(none).isEqualTo("[]"));
  }

  @Test
  void one_fault_of_several_columns_is_told_once_and_a_long_list_of_values_in_part()
      throws IOException {
    Path table =
        file(
            "慢.csv",
            "主体类型,国籍,用人单位类型,出生日期,所在省级行政区,企业所在园区类型\n公司,US,企业,1961-03-09,,\n企业,,,,沪,甲|国家高新区|乙\n");
    assertThat(reasons(table, "zh"))
        .satisfiesExactly(
            other -> assertThat(other).startsWith("第 2 行“国籍”、“用人单位类型”、“出生日期”：此项属于另一类主体："),
            values ->
                assertThat(values)
                    .startsWith("第 3 行“所在省级行政区”：须为以下之一：北京市（CN-BJ）、")
                    .endsWith("等 34 项（用 facts provinceCode 可全部列出）。")
                    .hasSizeLessThan(300),
            list -> assertThat(list).startsWith("第 3 行“企业所在园区类型”第 1、3 个值：须为以下之一："));
    assertThat(reasons(table, "en"))
        .element(1)
        .asString()
        .endsWith(" and others, 34 in all (facts provinceCode lists them).");
  }

  @Test
  void the_number_by_which_a_spreadsheet_counts_a_day_is_told_from_other_slips()
      throws IOException {
    Path table =
        file(
            "日期.csv",
            "主体类型,出生日期\n个人,22349\n个人,22349.5\n个人,1961\n个人,9/3/1961\n个人,61年3月9日\n个人,1961-02-30\n");
    assertThat(reasons(table, "zh"))
        .satisfiesExactly(
            serial -> assertThat(serial).contains("是电子表格内部的日期序号；请把该列设为日期格式"),
            time -> assertThat(time).contains("是电子表格内部的日期序号"),
            year -> assertThat(year).contains("年、月、日须写全"),
            order -> assertThat(order).contains("看不出哪个是年、哪个是月、哪个是日"),
            century -> assertThat(century).contains("看不出是哪个世纪"),
            none -> assertThat(none).contains("须为真实存在的日期"));
  }

  @Test
  void impact_and_eval_name_the_fault_of_a_table_or_a_profile_in_the_same_words()
      throws IOException {
    Path table = file("人员.csv", "编号,主体类型,国籍或身份\nP-1,个人,外国国藉\n");
    CommandLineRun impact =
        CommandLineRun.of(
            Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()),
            false,
            "impact",
            "rules",
            "rules",
            "--population",
            table.toString());
    String said = "是否应为外国国籍（FOREIGN）？须为以下之一：中国内地居民（CN_MAINLAND）、";
    assertThat(impact.err()).contains("第 2 行 (编号 P-1): “国籍或身份”：" + said);
    Path profile =
        file(
            "p.json",
            "{\"type\":\"person\",\"citizenship\":\"外国国藉\",\"ageYears\":5,\"zoneTypes\":[]}");
    CommandLineRun eval =
        CommandLineRun.of(Map.of(), false, "eval", "rules", "--profile", profile.toString());
    assertThat(eval.err())
        .contains("国籍或身份（citizenship）：" + said)
        .contains("请改填出生日期（birthDate）")
        .contains("此项属于另一类主体：企业（enterprise）、园区（zone）");
  }

  @Test
  void what_a_spreadsheet_takes_for_a_formula_or_a_terminal_for_a_command_is_made_inert()
      throws IOException {
    Path people =
        file(
            "people.csv",
            "No.,备注,type\n-5,+86 21,person\n＝1+1,a\u001b[31mb,person\n@x,\u0007,person\n");
    assertThat(run(people, "answers.csv", "--benefit", BENEFIT).code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("answers.csv")))
        .satisfiesExactly(
            header -> assertThat(header).contains(",own.No.,own.备注,"),
            number -> assertThat(number).contains(",2,-5,'+86 21,person,"),
            wide -> assertThat(wide).contains(",3,'＝1+1,a\\u001b[31mb,person,"),
            at -> assertThat(at).contains(",4,'@x,\\u0007,person,"));
    assertThat(run(people, "answers.ndjson", "--benefit", BENEFIT).code()).isZero();
    assertThat(lines("answers.ndjson"))
        .extracting(line -> line.path("own").path("No.").asText())
        .containsExactly("-5", "＝1+1", "@x");
  }

  @Test
  void what_cannot_be_seen_and_turns_a_line_round_is_written_out_in_a_table_and_kept_in_json()
      throws IOException {
    List<String> rows =
        List.of(
            "编号,备注,type",
            "A\u202e1,y\u2066x\u2069\u200fz,person",
            "B\u200b2,a\udb40\udc41\u2028b,person",
            "م\u200cن,\u0645,person");
    Path people = file("people.csv", String.join("\n", rows));
    assertThat(run(people, "answers.csv", "--benefit", BENEFIT).code()).isZero();
    String answers = Files.readString(folder.resolve("answers.csv"));
    assertThat(answers)
        .contains(
            "own.编号,own.备注,",
            ",A\\u202e1,y\\u2066x\\u2069\\u200fz,person,",
            ",B\\u200b2,a\\udb40\\udc41\\u2028b,person,",
            ",م\u200cن,م,person,");
    assertThat(run(people, "answers.ndjson", "--benefit", BENEFIT).code()).isZero();
    assertThat(lines("answers.ndjson"))
        .extracting(line -> line.path("own").path("编号").asText())
        .containsExactly("A\u202e1", "B\u200b2", "م\u200cن");
  }

  @Test
  void two_ids_that_differ_in_half_a_character_stay_two_in_a_table() throws IOException {
    Path people =
        file(
            "people.ndjson",
            """
            {"type":"person","id":"\\ud800"}
            {"type":"person","id":"\\udfff"}
            {"type":"person","id":"😀"}
            """);
    assertThat(run(people, "answers.csv", "--benefit", BENEFIT).code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("answers.csv")))
        .satisfiesExactly(
            header -> assertThat(header).contains(",own.id,"),
            high -> assertThat(high).contains(",1,\\ud800,person,"),
            low -> assertThat(low).contains(",2,\\udfff,person,"),
            whole -> assertThat(whole).contains(",3,😀,person,"));
  }

  @Test
  void where_the_text_names_nobody_who_decides_the_reason_is_a_sentence_all_the_same()
      throws IOException {
    Path zones = file("zones.csv", "类型,所处区域类型,所在省级行政区\n园区,国家级新区,上海市\n".replace("上海市", "CN-SH"));
    for (Map.Entry<String, String> said :
        Map.of(
                "zh",
                "条件都满足，还须由有关机关决定；由哪个机关决定，原文没有指明。",
                "en",
                "The conditions are met. A body has still to decide; the text does not say which.")
            .entrySet()) {
      String to = "zones." + said.getKey() + ".ndjson";
      run(zones, to, "--benefit", "public-service-platforms", "--lang", said.getKey());
      assertThat(lines(to))
          .extracting(line -> line.path("reason").asText())
          .containsExactly(said.getValue());
    }
  }

  @Test
  void a_draft_in_a_process_of_its_own_names_columns_as_the_office_wrote_them_too()
      throws IOException {
    Path draft = GrownRules.copy(folder.resolve("draft"));
    Path rule = draft.resolve(EditedRules.CLAUSE).resolve("rule.drl");
    Files.writeString(rule, Files.readString(rule).replace("ageYears <= 65", "ageYears <= 64"));
    Path people = file("people.csv", "编号,主体类型,国籍或身份\nP-1,个人,外国国藉\n");
    assertThat(run(draft, people, "answers.ndjson", "--lang", "zh").code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(lines("answers.rejects.ndjson").get(0).path("reasons").path(0).asText())
        .startsWith("第 2 行“国籍或身份”：是否应为外国国籍（FOREIGN）？");
  }

  @Test
  void a_line_that_is_no_object_no_json_or_too_long_is_rejected_alone() throws IOException {
    String longest = "{\"id\":\"x\",\"type\":\"person\"," + " ".repeat(256 * 1024) + "\"a\":1}";
    Path people =
        file(
            "people.ndjson",
            "{\"id\":7,\"type\":\"person\"}\n\n[1]\n{\"type\":\n"
                + longest
                + "\n{\"id\":\"z\",\"type\":\"person\"}");
    Path rejects = folder.resolve("bad.ndjson");
    CommandLineRun run =
        run(people, "answers.ndjson", "--benefit", BENEFIT, "--rejects", rejects.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(lines("answers.ndjson"))
        .extracting(line -> line.path("row").asInt() + line.path("own").path("id").asText())
        .containsExactly("17", "6z");
    assertThat(lines("bad.ndjson"))
        .extracting(line -> line.path("row").asInt() + line.path("reasons").path(0).asText())
        .satisfiesExactly(
            object -> assertThat(object).startsWith("3").contains("is no JSON object"),
            json -> assertThat(json).startsWith("4").contains("not valid JSON"),
            length -> assertThat(length).startsWith("5").contains("is longer than 262144"));
    assertThat(folder.resolve("answers.rejects.ndjson")).doesNotExist();
  }

  @Test
  void people_in_a_table_in_a_workbook_and_in_lines_are_answered_alike() throws IOException {
    Path table =
        file("a.csv", "type,citizenship,birthDate\nperson,FOREIGN,1959-06-01\nperson,X,\n");
    Path workbook =
        WorkbookFile.of(
                WorkbookFile.row(1, "type", "citizenship", "birthDate")
                    + WorkbookFile.row(2, "person", "FOREIGN", "1959-06-01")
                    + WorkbookFile.row(3, "person", "X"))
            .write(folder.resolve("b.xlsx"));
    Path lines =
        file(
            "c.ndjson",
            """

            {"type":"person","citizenship":"FOREIGN","birthDate":"1959-06-01"}
            {"type":"person","citizenship":"X"}
            """);
    List<String> answers = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Path people : List.of(table, workbook, lines)) {
      String to = people.getFileName() + ".answers.ndjson";
      assertThat(run(people, to).code()).isEqualTo(ExitCode.FINDINGS);
      answers.add(Files.readString(folder.resolve(to)).replace(people.toString(), "F"));
      reasons.add(
          lines(to.replace(".answers.ndjson", ".answers.rejects.ndjson"))
              .get(0)
              .path("reasons")
              .toString());
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(0)));
    assertThat(reasons).allSatisfy(reason -> assertThat(reason).isEqualTo(reasons.get(0)));
    assertThat(answers.get(0).lines().count()).isGreaterThan(10);
  }

  @Test
  void several_files_are_one_population_and_each_line_names_its_file() throws IOException {
    Path table = file("a.csv", TABLE);
    Path lines =
        file("b.ndjson", "{\"id\":\"B\",\"type\":\"person\",\"citizenship\":\"FOREIGN\"}\n");
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            "rules",
            "--population",
            table.toString(),
            lines.toString(),
            "--to",
            folder.resolve("answers.csv").toString(),
            "--benefit",
            BENEFIT);
    assertThat(run.code()).isZero();
    List<String> written = Files.readAllLines(folder.resolve("answers.csv"));
    assertThat(written).hasSize(5);
    assertThat(written.get(0)).contains("own.No.,own.id");
    assertThat(written.get(3)).startsWith(table + ",4,K-3,,");
    assertThat(written.get(4)).startsWith(lines + ",1,,B,");
  }

  @Test
  void the_summary_counts_by_benefit_clause_province_and_type_of_zone() throws IOException {
    Path people = file("people.csv", TABLE + "K-4,person,MARTIAN,,,,\n");
    JsonNode summary =
        JSON.readTree(run(people, "a.ndjson", "--benefit", BENEFIT, "--format", "json").out());
    assertThat(summary.path("rows").asInt()).isEqualTo(4);
    assertThat(summary.path("rejected").asInt()).isEqualTo(1);
    assertThat(summary.path("profiles").path("person").asInt()).isEqualTo(3);
    String counts = "{\"CONDITIONAL\":1,\"INDETERMINATE\":1,\"INELIGIBLE\":1}";
    assertThat(summary.path("benefit").path(BENEFIT)).hasToString(counts);
    assertThat(summary.path("clause").path("guofa-2020-7/5.3")).hasToString(counts);
    assertThat(summary.path("province"))
        .hasToString(
            "{\"?\":{\"INDETERMINATE\":1},\"CN-JS\":{\"CONDITIONAL\":1,\"INELIGIBLE\":1}}");
    assertThat(summary.path("zone_type").path("NATIONAL_HIGH_TECH_ZONE")).hasToString(counts);
    assertThat(summary.path("zone_type").path("STATE_LEVEL_NEW_AREA"))
        .hasToString("{\"INDETERMINATE\":1}");
    assertThat(run(people, "b.ndjson", "--benefit", BENEFIT).out())
        .contains("by benefit", "by clause", "by province", "by type of zone")
        .contains("  Relaxed age limit for work permits (" + BENEFIT + "): For the authority")
        .contains("  Work-permit age limit relaxed to 65 (guofa-2020-7/5.3): For the authority")
        .contains("  Jiangsu (CN-JS): ", "  not known (?): ")
        .contains("  national high-tech zone (NATIONAL_HIGH_TECH_ZONE): ")
        .contains("4 rows: 3 answered, 1 rejected");
    CommandLineRun chinese =
        CommandLineRun.of(
            Map.of(),
            false,
            "evaluate",
            "rules",
            "--population",
            people.toString(),
            "--to",
            folder.resolve("c.ndjson").toString(),
            "--benefit",
            BENEFIT,
            "--as-of",
            "2024-06-01");
    assertThat(chinese.out())
        .contains("按事项", "按省份", "4 行：3 行有结果，1 行有误")
        .contains("  工作许可年龄放宽（" + BENEFIT + "）：待主管部门决定 1，尚缺事实 1，不符合条件 1");
    JsonNode line = lines("c.ndjson").get(0);
    assertThat(line.path("benefitTitle").asText()).isEqualTo("工作许可年龄放宽");
    assertThat(line.path("clauseTitle").asText()).isEqualTo("工作许可申请年龄放宽至65岁");
    assertThat(line.path("outcomeName").asText()).isEqualTo("待主管部门决定");
    assertThat(lines("c.ndjson").get(2).path("missingLabels"))
        .extracting(JsonNode::asText)
        .contains("用人单位类型");
    assertThat(summary.path("names").path("benefit").path(BENEFIT).asText())
        .isEqualTo("Relaxed age limit for work permits");
    assertThat(lines("c.ndjson").get(1).path("reason").asText()).isEqualTo("有 1 项条件不满足：年龄不超过65周岁。");
  }

  @Test
  void every_row_is_answered_as_eval_answers_its_profile() throws IOException {
    RandomProfiles profiles = new RandomProfiles(29, Law.shipped().ruleset().vocabulary());
    List<Map<String, Object>> stated = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (stated.size() < 400) {
      Map<String, Object> profile = profiles.stated(Law.DAY);
      if (Law.shipped().read(profile, "", Law.DAY, new ArrayList<>()) != null) {
        stated.add(profile);
        text.append(Json.text(profile)).append('\n');
      }
    }
    assertThat(run(file("people.ndjson", text.toString()), "answers.ndjson").code()).isZero();
    Map<Integer, List<JsonNode>> byRow = new HashMap<>();
    for (JsonNode line : lines("answers.ndjson")) {
      byRow.computeIfAbsent(line.path("row").asInt(), row -> new ArrayList<>()).add(line);
    }
    AnswerWriter writer = AnswerWriter.of(Law.shipped().ruleset());
    for (int row = 1; row <= stated.size(); row++) {
      Profile profile = Law.profile(stated.get(row - 1), Law.DAY);
      Evaluation evaluation = Law.shipped().evaluate(profile, Law.DAY);
      JsonNode answer =
          JSON.readTree(
              writer.answer(
                  evaluation, Law.shipped().advise(evaluation), Language.EN, AnswerForm.FULL));
      compare(answer, byRow.getOrDefault(row, List.of()));
    }
  }

  /** The benefits of an answer, and what it says of restrictions and obligations. */
  private static void compare(JsonNode answer, List<JsonNode> lines) {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, JsonNode> results = new HashMap<>();
    for (JsonNode result : answer.path("results")) {
      results.put(result.path("clause").asText(), result);
      expected.putIfAbsent(
          result.path("effect").asText() + " " + result.path("benefit").asText(),
          result.path("outcome").asText());
    }
    for (JsonNode benefit : answer.path("benefits")) {
      assertThat(expected)
          .contains(
              entry(
                  "benefit " + benefit.path("benefit").asText(), benefit.path("outcome").asText()));
    }
    Map<String, String> told = new LinkedHashMap<>();
    for (JsonNode line : lines) {
      told.put(
          line.path("effect").asText() + " " + line.path("benefit").asText(),
          line.path("outcome").asText());
      JsonNode result = results.getOrDefault(line.path("clause").asText(), line);
      assertThat(result.path("outcome")).isEqualTo(line.path("outcome"));
      assertThat(result.path("missingFacts")).isEqualTo(line.path("missingFacts"));
      assertThat(line.path("reason").asText()).isNotBlank().doesNotContain("{");
      assertThat(line.path("ruleset")).isEqualTo(answer.path("ruleset").path("digest"));
    }
    assertThat(told).isEqualTo(expected).hasSameSizeAs(lines);
  }

  @Test
  void a_draft_is_decided_apart_and_only_what_it_changed_comes_out_otherwise() throws IOException {
    Path draft = GrownRules.copy(folder.resolve("rules"));
    Path rule = draft.resolve(EditedRules.CLAUSE + "/rule.drl");
    Files.writeString(rule, Files.readString(rule).replace("ageYears <= 65", "ageYears <= 64"));
    Path people = file("people.csv", TABLE + "K-4,person,MARTIAN,,,,\n");
    assertThat(run(people, "shipped.ndjson").code()).isEqualTo(ExitCode.FINDINGS);
    CommandLineRun run = run(draft, people, "draft.ndjson");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(folder.resolve("draft.rejects.ndjson"))
        .hasSameTextualContentAs(folder.resolve("shipped.rejects.ndjson"));
    List<JsonNode> before = lines("shipped.ndjson");
    List<JsonNode> after = lines("draft.ndjson");
    assertThat(after).hasSameSizeAs(before);
    List<String> changed = new ArrayList<>();
    Map<String, JsonNode> shipped = new HashMap<>();
    before.forEach(line -> shipped.put(line.path("row") + " " + line.path("benefit"), line));
    for (JsonNode line : after) {
      JsonNode was =
          Objects.requireNonNull(shipped.get(line.path("row") + " " + line.path("benefit")));
      assertThat(line.path("ruleset")).isNotEqualTo(was.path("ruleset"));
      if (!line.path("reason").equals(was.path("reason"))) {
        changed.add(line.path("row") + " " + line.path("benefit").asText());
      }
    }
    assertThat(changed).containsExactly("2 " + BENEFIT, "3 " + BENEFIT, "4 " + BENEFIT);
  }
}
