package org.policyeligibility.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.population.WorkbookFile.row;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.UserError;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Standing;

/** Tables of people as offices have them: read as they show, or refused with the row. */
class OfficeTablesTest {
  private static final String HEADER =
      row(1, "type", "citizenship", "birthDate", "requestedResidenceYears");

  @TempDir private Path folder = Path.of("");

  private List<PopulationRecord> records(String name, byte[] content) throws IOException {
    return records(Files.write(folder.resolve(name), content), null);
  }

  private List<PopulationRecord> csv(String... lines) throws IOException {
    return records("people.csv", String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static List<PopulationRecord> records(
      Path file, @org.jspecify.annotations.Nullable String sheet) {
    List<PopulationRecord> records = new ArrayList<>();
    population(file, sheet).records().forEachRemaining(records::add);
    return records;
  }

  private static Population population(Path file, @org.jspecify.annotations.Nullable String sheet) {
    return Population.of(file, Law.shipped().ruleset(), new Population.Options(null, sheet));
  }

  private List<Object> birthDates(WorkbookFile workbook) throws IOException {
    return records(workbook.write(folder.resolve("people.xlsx")), null).stream()
        .map(record -> record.profile().get("birthDate"))
        .toList();
  }

  private static String day(int number, String cell) {
    return "<row r=\""
        + number
        + "\"><c r=\"A"
        + number
        + "\" t=\"inlineStr\"><is><t>person</t></is></c>"
        + cell
        + "</row>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "14",
        "15",
        "16",
        "17",
        "22",
        "27",
        "28",
        "30",
        "31",
        "36",
        "50",
        "51",
        "57",
        "58",
        "yyyy-mm-dd",
        "yyyy\"年\"m\"月\"d\"日\"",
        "[$-804]yyyy/m/d;@",
        "d/m/yy h:mm",
        "mmm",
        "DD.MM.YYYY",
        "[DBNum1][$-804]yyyy年m月d日",
        "aaaa",
        "e-m-d"
      })
  void a_number_in_a_format_of_days_is_the_day(String format) throws IOException {
    assertThat(
            birthDates(
                WorkbookFile.of(HEADER + day(2, "<c r=\"C2\" s=\"1\"><v>22349</v></c>"))
                    .formats("0", format)))
        .containsExactly("1961-03-09");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "2",
        "9",
        "18",
        "20",
        "45",
        "46",
        "General",
        "0.0\"years\"",
        "0 \"day\"",
        "#,##0\\y",
        "0.00E+00",
        "[Yellow]0",
        "h:mm:ss",
        "mm:ss.0",
        "0_);[Red]\\(0\\)",
        "0;\"yyyy\""
      })
  void a_number_in_any_other_format_stays_a_number(String format) throws IOException {
    assertThat(
            birthDates(
                WorkbookFile.of(HEADER + day(2, "<c r=\"C2\" s=\"1\"><v>22349</v></c>"))
                    .formats("0", format)))
        .containsExactly("22349");
  }

  @Test
  void days_are_counted_by_either_system_by_formula_and_by_iso() throws IOException {
    String rows =
        HEADER
            + day(2, "<c r=\"C2\" s=\"0\"><f>DATE(1961,3,9)</f><v>22349</v></c>")
            + day(3, "<c r=\"C3\" t=\"d\"><v>1961-03-09T00:00:00</v></c>")
            + day(4, "<c r=\"C4\" s=\"0\"><v>22349.75</v></c>")
            + day(5, "<c r=\"C5\" s=\"0\"><v>1</v></c>")
            + day(6, "<c r=\"C6\" s=\"0\"><v>61</v></c>")
            + day(7, "<c r=\"C7\" t=\"str\"><f>TEXT(C2,\"yyyy/m/d\")</f><v>1961/3/9</v></c>");
    assertThat(birthDates(WorkbookFile.of(rows).formats("14")))
        .containsExactly(
            "1961-03-09", "1961-03-09", "1961-03-09", "1900-01-01", "1900-03-01", "1961-03-09");
    assertThat(
            birthDates(
                WorkbookFile.of(HEADER + day(2, "<c r=\"C2\" s=\"0\"><v>20887</v></c>"))
                    .formats("14")
                    .from1904()))
        .containsExactly("1961-03-09");
  }

  /** As a form reads them, by the same reader. */
  @Test
  void days_and_numbers_are_read_as_people_write_them() throws IOException {
    List<PopulationRecord> read =
        csv(
            "type,birthDate,requestedResidenceYears",
            "person,一九六一年三月九日,两年半",
            "person,1961年3月9号,五年",
            "person,９ March 1961,\"1,000\"",
            "person,61年3月9日,三亿五千");
    assertThat(read.stream().map(record -> record.profile().get("birthDate")))
        .containsExactly("1961-03-09", "1961-03-09", "1961-03-09", "61年3月9日");
    assertThat(read.stream().map(record -> record.profile().get("requestedResidenceYears")))
        .containsExactly(
            new BigDecimal("2.5"), BigInteger.valueOf(5), BigInteger.valueOf(1000), "三亿五千");
  }

  @Test
  void a_row_at_fault_is_told_when_it_is_read_and_the_others_stay_as_they_are() throws IOException {
    Path workbook =
        WorkbookFile.of(
                HEADER
                    + day(2, "<c r=\"C2\"><v>1</v></c>")
                    + day(3, "<c r=\"C3\"><f>A1</f></c>")
                    + day(4, "<c r=\"C4\"><v>1e999</v></c>")
                    + day(5, "<c r=\"C5\"><v>5</v></c>"))
            .write(folder.resolve("people.xlsx"));
    Path table =
        Files.writeString(
            folder.resolve("people.csv"),
            "type,requestedResidenceYears\nperson,1\nperson\nperson,1e999\nperson,5\n");
    Path lines =
        Files.writeString(
            folder.resolve("people.ndjson"),
            "\n{\"type\":\"person\"}\n{]\n\"person\"\n{\"type\":\"person\"}");
    for (Path file : List.of(workbook, table, lines)) {
      assertThat(readable(file)).as(file.toString()).containsExactly("2", "3!", "4!", "5");
    }
  }

  /** The rows by their numbers, those at fault with a mark. */
  private static List<String> readable(Path file) {
    List<String> rows = new ArrayList<>();
    population(file, null)
        .rows()
        .forEachRemaining(
            row -> {
              try {
                assertThat(row.read().row()).isEqualTo(row.number());
                rows.add(Long.toString(row.number()));
              } catch (UserError fault) {
                assertThat(fault.text().en()).contains("row " + row.number());
                rows.add(row.number() + "!");
              }
            });
    return rows;
  }

  @Test
  void a_formula_without_a_value_and_merged_rows_are_refused() {
    assertThatThrownBy(
            () ->
                birthDates(
                    WorkbookFile.of(HEADER + day(2, "<c r=\"C2\"><f>DATE(1961,3,9)</f></c>"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2");
    assertThatThrownBy(
            () ->
                birthDates(
                    WorkbookFile.of(
                        HEADER
                            + day(2, "")
                            + day(3, "")
                            + "</sheetData><mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>"
                            + "<sheetData>")))
        .hasMessageContaining("C2:C3");
  }

  @Test
  void the_first_visible_sheet_is_read_and_said_and_another_is_named() throws IOException {
    Path file =
        new WorkbookFile()
            .sheet("选项", "hidden", row(1, "a"))
            .sheet("人员", "", row(1, "类型", "出生日期") + row(2, "个人", "1961-3-9"))
            .sheet("更多", "", row(1, "类型") + row(2, "企业"))
            .write(folder.resolve("people.xlsx"));
    assertThat(population(file, null).notes())
        .singleElement()
        .satisfies(note -> assertThat(note.zh()).contains("人员").contains("--sheet"));
    assertThat(records(file, "更多"))
        .extracting(PopulationRecord::profile)
        .containsExactly(Map.of("type", "enterprise"));
    assertThatThrownBy(() -> population(file, "没有")).hasMessageContaining("人员, 更多");
  }

  @Test
  void shared_strings_are_read_without_readings_and_with_their_escapes() throws IOException {
    String shared =
        "<si><r><t>per</t></r><r><t>son</t></r></si>"
            + "<si><t>FOREIGN</t><rPh sb=\"0\" eb=\"1\"><t>guoji</t></rPh></si>"
            + "<si><t xml:space=\"preserve\"> 1961-03-09_x000D_</t></si>";
    String row =
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
            + "<c><v>4.3499999999999996</v></c></row>";
    assertThat(
            records(
                WorkbookFile.of(HEADER + row).strings(shared).write(folder.resolve("p.xlsx")),
                null))
        .extracting(PopulationRecord::profile)
        .containsExactly(
            Map.of(
                "type", "person",
                "citizenship", "FOREIGN",
                "birthDate", "1961-03-09",
                "requestedResidenceYears", new BigDecimal("4.35")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
  void a_table_is_read_in_each_encoding_or_refused(String charset) throws IOException {
    String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
    String text = mark + "类型,姓名,备注\r\n个人,张三丰,外国籍或无国籍\r\n个人,朱镕基,中国内地居民身份\r\n";
    assertThat(records("people.csv", text.getBytes(Charset.forName(charset))))
        .extracting(record -> record.own().get("姓名"))
        .containsExactly("张三丰", "朱镕基");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "Big5", "Shift_JIS", "UTF-32LE"})
  void another_encoding_is_refused_with_row_and_remedy(String charset) {
    String text =
        charset.startsWith("ISO")
            ? "type,name\r\nperson,Renée\r\n"
            : "type,姓名\r\nperson,陳大文\r\nperson,王小明國語\r\n";
    assertThatThrownBy(() -> records("people.csv", text.getBytes(Charset.forName(charset))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row ")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void a_broken_utf8_file_is_refused_at_its_row() {
    byte[] text = "type,姓名\r\nperson,张三\r\nperson,李四\r\n".getBytes(StandardCharsets.UTF_8);
    text[text.length - 3] = 'x';
    assertThatThrownBy(() -> records("people.csv", text)).hasMessageContaining("row 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {"','", "';'", "'\t'"})
  void cells_are_separated_by_comma_semicolon_or_tab(String separator) throws IOException {
    assertThat(
            csv(
                "type,citizenship,备注,".replace(",", separator),
                "person,FOREIGN,\"a,b;c\","
                    .replace(",F", separator + "F")
                    .replace("N,", "N" + separator)
                    .replace("\",", "\"" + separator)))
        .extracting(record -> record.profile().get("citizenship"))
        .containsExactly("FOREIGN");
  }

  @Test
  void more_or_fewer_cells_a_title_twice_and_an_open_quote_are_refused_with_the_row() {
    assertThatThrownBy(() -> csv("type,citizenship", "person,FOREIGN", "person,FOREIGN,X"))
        .hasMessageContaining("row 3")
        .hasMessageContaining("column C");
    assertThatThrownBy(() -> csv("type,citizenship,birthDate", "person,FOREIGN"))
        .hasMessageContaining("row 2")
        .hasMessageContaining("2 cells for 3 columns");
    assertThatThrownBy(() -> csv("type,citizenship,国籍身份", "person,FOREIGN,X"))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> csv("type,citizenship,citizenship", "person,FOREIGN,X"))
        .hasMessageContaining("columns B and C");
    assertThatThrownBy(() -> csv("type,备注,备注", "person,a,b"))
        .hasMessageContaining("columns B and C");
    assertThatThrownBy(() -> csv("type,备注", "person,a", "person,\"b", "person,c", ""))
        .hasMessageContaining("row 3");
    assertThatThrownBy(() -> csv("type,备注", "person,\"b\"c")).hasMessageContaining("row 2");
  }

  @Test
  void blank_rows_blank_columns_and_trailing_separators_are_passed_over() throws IOException {
    assertThat(
            csv(
                "",
                ",,,",
                "type,,citizenship,,",
                "person,,FOREIGN,,",
                ",,,,",
                "",
                "person,,FOREIGN"))
        .extracting(PopulationRecord::row)
        .containsExactly(4L, 7L);
    String cells = "<c r=\"XFD2\" s=\"3\"/>";
    assertThat(
            birthDates(
                WorkbookFile.of(
                    HEADER + day(2, cells) + "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>")))
        .hasSize(1);
  }

  @Test
  void standings_are_read_by_their_labels_in_either_language_and_told_by_them() throws IOException {
    String clause = "guofa-2020-7/5.3";
    for (Map.Entry<String, Requirement.Kind> kind :
        Map.of(
                "assessments", Requirement.Kind.ASSESSMENT,
                "approvals", Requirement.Kind.APPROVAL,
                "判断", Requirement.Kind.ASSESSMENT,
                "批准", Requirement.Kind.APPROVAL)
            .entrySet()) {
      String member = kind.getValue() == Requirement.Kind.APPROVAL ? "approvals" : "assessments";
      for (Standing standing : Standing.values()) {
        if (standing.fits(kind.getValue())) {
          for (String cell :
              List.of(
                  standing.name(),
                  standing.label().zh(),
                  standing.label().en(),
                  standing.label().en().toUpperCase(Locale.ROOT))) {
            assertThat(csv("type," + kind.getKey() + "." + clause, "person," + cell))
                .as(kind + " " + cell)
                .extracting(PopulationRecord::profile)
                .containsExactly(Map.of("type", "person", member, Map.of(clause, standing.name())));
          }
        }
      }
    }
    assertThat(csv("类型,批准." + clause, "个人,批准", "个人,不批准"))
        .extracting(record -> record.profile().get("approvals"))
        .containsExactly(Map.of(clause, "GRANTED"), Map.of(clause, "REFUSED"));
    assertThat(csv("类型,判断." + clause, "个人,通过", "个人,不通过", "个人,已批准"))
        .as("an assessment is not granted")
        .extracting(record -> record.profile().get("assessments"))
        .containsExactly(Map.of(clause, "PASSED"), Map.of(clause, "FAILED"), Map.of(clause, "已批准"));
    assertThatThrownBy(() -> csv("type,批准." + clause + ",approvals." + clause, "person,,"))
        .hasMessageContaining("columns B and C");
  }

  @Test
  void own_columns_are_carried_along_and_what_looks_like_a_fact_is_refused() throws IOException {
    Path file = folder.resolve("people.csv");
    Files.writeString(file, "编号,Type,备注,Citizenship\nA001,person,好,FOREIGN\n");
    Population people = population(file, null);
    assertThat(people.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.zh()).contains("编号、备注"));
    assertThat(people.records().next())
        .satisfies(
            record -> {
              assertThat(record.row()).isEqualTo(2);
              assertThat(record.label()).isEqualTo("编号 A001, 备注 好");
              assertThat(record.profile()).containsOnlyKeys("type", "citizenship");
            });
    assertThatThrownBy(() -> csv("type,citizenshp", "person,FOREIGN"))
        .hasMessageContaining("citizenship");
    assertThatThrownBy(() -> csv("类型,国籍身份", "个人,外籍")).hasMessageContaining("国籍（ISO 3166）");
    assertThatThrownBy(() -> csv("citizenship", "FOREIGN")).hasMessageContaining("`type`");
  }

  @Test
  void all_slips_of_a_header_are_told_at_once_and_very_many_are_counted() {
    assertThatThrownBy(() -> csv("citizenshp,birthDat,备注,备注", "FOREIGN,,,"))
        .hasMessageContaining("`citizenshp`")
        .hasMessageContaining("`birthDat`")
        .hasMessageContaining("columns C and D")
        .hasMessageContaining("`type`");
    List<String> titles = new ArrayList<>(List.of("type"));
    for (int i = 0; i < 40; i++) {
      titles.add("citizenship" + i);
    }
    assertThatThrownBy(() -> csv(String.join(",", titles), ""))
        .hasMessageEndingWith("\n  and 30 more.");
  }

  @Test
  void a_title_that_names_no_party_is_told_all_parties_that_have_one() {
    assertThatThrownBy(() -> csv("类型,所在园区", "个人,x")).hasMessageContaining("企业所在园区` or `用人单位所在园区`");
  }

  @ParameterizedTest
  @CsvSource({
    "国籍, nationality",
    "国籍（ISO 3166）, nationality",
    "国籍 (iso 3166), nationality",
    "Nationality, nationality",
    "*出生日期, birthDate",
    "出生日期：, birthDate",
    "出生日期（必填）, birthDate",
    "国籍或身份（必填）, citizenship",
    "kind of employer (required), employerType",
    "出生日期（格式：1961-03-09）, birthDate",
    "出生日期（年/月/日）, birthDate",
    "出生日期(YYYY-MM-DD), birthDate",
    "申请的居留年限（年）, requestedResidenceYears",
    "申请的居留年限(years), requestedResidenceYears",
    "携带科技成果（是/否）, bringsAchievement"
  })
  void a_title_may_have_a_remark_on_how_it_is_filled_in_and_leave_out_the_labels_own(
      String title, String fact) throws IOException {
    assertThat(csv("类型,\"" + title + "\"", "个人,是").get(0).profile()).containsOnlyKeys("type", fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"出生日期（配偶）", "国籍（父亲）", "出生日期(子女)"})
  void a_remark_on_whom_it_tells_is_not_passed_over(String title) {
    assertThatThrownBy(() -> csv("类型," + title, "个人,x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(title);
  }

  @ParameterizedTest
  @CsvSource({
    "美国, US",
    "英国, GB",
    "美国籍, US",
    "法国国籍, FR",
    "加拿大公民, CA",
    "外来, 外来",
    "United States, US",
    "中国香港, HK",
    "台湾, TW",
    "阿联酋, AE",
    "韩国, KR",
    "USA, USA",
    "刚果, 刚果"
  })
  void a_country_is_read_by_its_name_and_what_names_none_stays(String cell, String code)
      throws IOException {
    assertThat(csv("类型,国籍", "个人," + cell).get(0).profile()).containsEntry("nationality", code);
  }

  @ParameterizedTest
  @CsvSource({
    "上海张江高新技术产业开发区, shanghai-zhangjiang-high-tech-zone",
    "張江高科技園區, zhangjiang-core-park",
    "Zhangjiang Core Park, zhangjiang-core-park",
    "ZHANGJIANG-CORE-PARK, zhangjiang-core-park",
    "上海市张江高科技园区, zhangjiang-core-park",
    "中国(上海)自由贸易试验区, shanghai-pilot-free-trade-zone",
    "张江, shanghai-zhangjiang-high-tech-zone",
    "浦东, shanghai-pudong-new-area",
    "苏州, 苏州",
    "昆山, 昆山",
    "雄安, 雄安",
    "张江某园, 张江某园"
  })
  void a_zone_is_read_by_a_name_that_no_other_and_no_city_has(String cell, String id)
      throws IOException {
    assertThat(csv("类型,用人单位所在园区", "个人," + cell).get(0).profile()).containsEntry("employerZone", id);
  }

  /** The search of the register takes milliseconds, and a table has a hundred thousand rows. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_zone_that_many_rows_name_is_looked_for_once() throws IOException {
    StringBuilder table = new StringBuilder("类型,用人单位所在园区\n");
    for (int i = 0; i < 20_000; i++) {
      table.append("个人,上海市张江高科技园区\n个人,上海市张江某园\n");
    }
    assertThat(records("many.csv", table.toString().getBytes(StandardCharsets.UTF_8)))
        .hasSize(40_000)
        .element(39_998)
        .satisfies(
            record ->
                assertThat(record.profile()).containsEntry("employerZone", "zhangjiang-core-park"));
  }

  @Test
  void a_value_is_read_without_the_remark_of_its_label() throws IOException {
    assertThat(csv("类型,企业所在园区类型", "公司,张江高新区、国家高新区").get(0).profile())
        .containsEntry("type", "enterprise")
        .containsEntry("zoneTypes", List.of("ZHANGJIANG_ZONE", "NATIONAL_HIGH_TECH_ZONE"));
    assertThat(csv("类型,用人单位所在园区类型", "个人,不在任何园区").get(0).profile())
        .containsEntry("employerZoneTypes", List.of("NONE"));
  }

  @ParameterizedTest
  @CsvSource({
    "美国, nationality, US",
    "德国籍, nationality, DE",
    "无国籍, citizenship, STATELESS",
    "外国国籍, citizenship, FOREIGN",
    "外籍, citizenship, FOREIGN",
    "旅居, citizenship, 旅居"
  })
  void a_country_in_the_column_of_the_status_is_a_nationality(
      String cell, String name, String value) throws IOException {
    assertThat(csv("类型,国籍或身份", "个人," + cell).get(0).profile())
        .containsOnly(Map.entry("type", "person"), Map.entry(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "外国国籍, citizenship, FOREIGN",
    "外籍, citizenship, FOREIGN",
    "香港居民, citizenship, CN_HONG_KONG",
    "香港, nationality, HK",
    "无国籍, citizenship, STATELESS",
    "旅居, nationality, 旅居"
  })
  void a_status_in_the_column_of_the_nationality_is_a_status(String cell, String name, String value)
      throws IOException {
    assertThat(csv("类型,国籍", "个人," + cell).get(0).profile())
        .containsOnly(Map.entry("type", "person"), Map.entry(name, value));
    assertThat(csv("类型,国籍,国籍或身份", "个人," + cell + ",台湾居民").get(0).profile())
        .containsEntry("citizenship", "CN_TAIWAN");
  }

  @ParameterizedTest
  @CsvSource({
    "江苏, CN-JS",
    "江苏省, CN-JS",
    "上海, CN-SH",
    "内蒙古, CN-NM",
    "广西, CN-GX",
    "香港, CN-HK",
    "Inner Mongolia, CN-NM",
    "苏, 苏",
    "江, 江",
    "江苏南京, 江苏南京"
  })
  void a_province_is_read_as_offices_write_it(String cell, String value) throws IOException {
    assertThat(csv("类型,所在省级行政区", "企业," + cell).get(0).profile())
        .containsEntry("provinceCode", value);
  }

  @Test
  void a_country_beside_a_nationality_of_its_own_column_stays_what_is_written() throws IOException {
    assertThat(csv("类型,国籍,国籍或身份", "个人,美国,德国").get(0).profile())
        .containsEntry("nationality", "US")
        .containsEntry("citizenship", "德国");
  }

  @Test
  void titles_of_the_whole_above_the_header_are_passed_over_and_said() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("people.csv"),
            "2024年外籍人员统计表\n\n填表单位：某局;;2024-06-01\n主体类型;姓名;国籍\n个人;甲;美国\n");
    Population people = population(file, null);
    assertThat(people.notes()).extracting(note -> note.zh()).contains("表头之上的 2 行不是人员，已略过");
    assertThat(people.records().next())
        .satisfies(
            record -> {
              assertThat(record.row()).isEqualTo(5);
              assertThat(record.profile()).containsEntry("nationality", "US");
            });
    assertThat(
            records(
                WorkbookFile.of(row(1, "人员统计表") + row(3, "主体类型", "国籍") + row(4, "个人", "法国"))
                    .write(folder.resolve("title.xlsx")),
                null))
        .extracting(PopulationRecord::row)
        .containsExactly(4L);
    assertThatThrownBy(() -> csv("a", "b", "c", "d", "e", "f", "类型,国籍", "个人,美国"))
        .hasMessageContaining("row 1")
        .hasMessageContaining("`type`");
    assertThatThrownBy(() -> csv("国籍,出生日期", "类型,国籍"))
        .hasMessageContaining("row 1")
        .hasMessageContaining("`type`");
  }

  @Test
  void a_header_that_is_printed_on_each_page_is_nobody() throws IOException {
    assertThat(csv("类型,国籍", "个人,美国", "类型,国籍", "个人,法国"))
        .extracting(PopulationRecord::row)
        .containsExactly(2L, 4L);
  }

  @Test
  void very_many_columns_of_the_office_are_named_in_part() throws IOException {
    List<String> titles = new ArrayList<>(List.of("type", "很长的列名".repeat(30)));
    for (int i = 0; i < 300; i++) {
      titles.add("列" + i);
    }
    Path file = Files.writeString(folder.resolve("wide.csv"), String.join(",", titles) + "\n");
    assertThat(population(file, null).notes())
        .singleElement()
        .satisfies(
            note -> assertThat(note.zh()).contains("等 301 列").hasSizeLessThan(300),
            note -> assertThat(note.en()).endsWith(" and others, 301 in all"));
  }

  @Test
  void full_width_commas_between_columns_are_named() {
    assertThatThrownBy(() -> csv("类型，姓名，国籍", "个人，甲，美国")).hasMessageContaining("full-width commas");
  }

  @Test
  void what_only_lays_out_a_title_or_a_cell_is_no_part_of_it() throws IOException {
    assertThat(
            csv(
                    "\"主体\n类型\",姓　名,\"出生\n日 期\",\uFEFF国 籍\u200B,\"Nationality or\nresidency status\"",
                    "\u00A0个人\u200B,甲,\u00A01961-03-09 08:30\u3000,\u200B美国\u00A0,\u00A0")
                .get(0)
                .profile())
        .isEqualTo(Map.of("type", "person", "birthDate", "1961-03-09", "nationality", "US"));
    assertThat(csv("类型,国籍", "个人,美国", "\u00A0,\u200B\u3000")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"不详", "未知", " 不清楚 ", "Unknown", "？"})
  void a_cell_that_says_that_nothing_is_known_states_nothing(String cell) throws IOException {
    assertThat(csv("类型,出生日期,国籍", "个人," + cell + ",").get(0).profile()).containsOnlyKeys("type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "国家高新区|国家级新区",
        "国家高新区，国家级新区",
        "国家高新区,国家级新区",
        "国家高新区/国家级新区",
        "国家高新区 国家级新区",
        "国家高新区、 国家级新区"
      })
  void values_of_a_set_are_told_apart_as_people_write_them(String cell) throws IOException {
    assertThat(csv("类型,企业所在园区类型", "企业,\"" + cell + "\"").get(0).profile())
        .containsEntry("zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE", "STATE_LEVEL_NEW_AREA"));
  }

  @Test
  void a_blank_or_a_stroke_within_what_is_no_list_of_values_stays() throws IOException {
    assertThat(csv("类型,企业所在园区类型", "企业,国家高新区/别的").get(0).profile())
        .containsEntry("zoneTypes", List.of("国家高新区/别的"));
    assertThat(csv("类型,企业所在园区类型", "企业,national high-tech zone").get(0).profile())
        .containsEntry("zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));
  }

  @Test
  void a_fault_of_one_of_several_sheets_names_the_sheet() throws IOException {
    Path file =
        new WorkbookFile()
            .sheet("填写说明", "", row(1, "请先阅读"))
            .sheet("人员", "", row(1, "类型") + row(2, "企业"))
            .write(folder.resolve("people.xlsx"));
    assertThatThrownBy(() -> population(file, null))
        .hasMessageContaining("people.xlsx[填写说明], row 1")
        .hasMessageContaining("--sheet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"people.xls", "people.et", "people.ods", "people.docx"})
  void another_format_is_told_what_to_save_it_as(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "x");
    assertThatThrownBy(() -> population(file, null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("save it as .xlsx or .csv");
    assertThatThrownBy(() -> records("people.json", new byte[] {'['}))
        .hasMessageContaining("call the file .ndjson");
    assertThatThrownBy(() -> population(folder, null)).hasMessageContaining("is a folder");
  }

  @Test
  void numbers_are_read_exactly_or_refused_at_once() throws IOException {
    assertThat(
            csv("type,requestedResidenceYears", "person,4.5", "person,5.0", "person,５", "person,5"))
        .extracting(record -> String.valueOf(record.profile().get("requestedResidenceYears")))
        .containsExactly("4.5", "5.0", "5", "5");
    for (String number :
        List.of("1E9999999", "1e999999999", "1" + "0".repeat(1000), "1e-99999999999")) {
      assertThatThrownBy(() -> csv("type,requestedResidenceYears", "person," + number))
          .hasMessageContaining("row 2")
          .hasMessageContaining("column B");
      assertThatThrownBy(
              () ->
                  birthDates(
                      WorkbookFile.of(HEADER + day(2, "<c r=\"D2\"><v>" + number + "</v></c>"))))
          .hasMessageContaining("row 2");
    }
  }

  @Test
  void a_workbook_that_claims_much_is_refused_in_one_sentence() throws IOException {
    assertThatThrownBy(
            () -> birthDates(WorkbookFile.of(HEADER + day(2, "<c r=\"ZZZZZZ2\"><v>1</v></c>"))))
        .hasMessageContaining("ZZZZZZ2");
    assertThatThrownBy(
            () -> birthDates(WorkbookFile.of(HEADER + "<row r=\"99999999\"><c><v>1</v></c></row>")))
        .hasMessageContaining("99999999");
    assertThatThrownBy(
            () -> birthDates(WorkbookFile.of(HEADER + day(2, "<c r=\"AMK2\"><v>1</v></c>"))))
        .hasMessageContaining("1024 columns");
    Path bomb = WorkbookFile.of(HEADER + day(2, "")).write(folder.resolve("bomb.xlsx"), 800);
    assertThat(Files.size(bomb)).isLessThan(2 << 20);
    assertThatThrownBy(() -> records(bomb, null)).hasMessageContaining("too large");
    String wide = "type" + ",".repeat(1_000_000);
    assertThatThrownBy(() -> csv(wide, "person")).isInstanceOf(UserError.class);
  }

  @ParameterizedTest
  @MethodSource("misplaced")
  void rows_and_cells_have_one_place_each(String rows) {
    assertThatThrownBy(() -> birthDates(WorkbookFile.of(HEADER + rows)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("people.xlsx");
  }

  private static List<String> misplaced() {
    return List.of(
        day(2, "") + day(2, ""),
        day(3, "") + day(2, ""),
        day(2, "<c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c>"),
        day(2, "<c r=\"C2\"/><c r=\"B2\"><v>2</v></c>"),
        day(2, "<c/>".repeat(16_384)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!--%s-->", "<?x %s?>", "<x y=\"%s\"/>", "<f><![CDATA[%s]]></f>"})
  void what_is_longer_than_any_cell_is_not_kept(String form) {
    String token = form.replace("%s", "x".repeat(3 << 20));
    assertThatThrownBy(() -> birthDates(WorkbookFile.of(HEADER + day(2, "<c>" + token + "</c>"))))
        .hasMessageContaining("too large");
    assertThatThrownBy(
            () ->
                birthDates(WorkbookFile.of(HEADER + day(2, "")).strings("<si>" + token + "</si>")))
        .hasMessageContaining("too large");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void parts_that_describe_others_are_kept_within_a_bound() throws IOException {
    String[] formats = new String[600_000];
    Arrays.setAll(formats, i -> "yyyy" + i);
    assertThatThrownBy(() -> birthDates(WorkbookFile.of(HEADER + day(2, "")).formats(formats)))
        .hasMessageContaining("too large");
    assertThat(birthDates(WorkbookFile.of(HEADER + day(2, "")).unrelated(100_000, 9_000)))
        .hasSize(1);
  }

  @Test
  void nothing_within_a_table_passes_for_its_end() {
    for (String[] lines :
        new String[][] {
          {"type", "person", "\uFFFF", "person"},
          {"type,own.a", "person,\uFFFF", "person,b"},
          {"sep=\uFFFF", "type", "person"}
        }) {
      assertThatThrownBy(() -> csv(lines))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("people.csv, row ");
    }
  }

  @Test
  void a_quotation_mark_separates_no_cells() {
    assertThatThrownBy(() -> csv("sep=\"", "type\"own.a", "person\"b"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("people.csv, row ");
  }

  @Test
  void what_is_no_workbook_is_refused_in_one_sentence() throws IOException {
    byte[] whole =
        Files.readAllBytes(WorkbookFile.of(HEADER + day(2, "")).write(folder.resolve("w.xlsx")));
    for (byte[] content :
        List.of(
            "<html><table>".getBytes(StandardCharsets.UTF_8),
            "type,citizenship\n".getBytes(StandardCharsets.UTF_8),
            new byte[0],
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
            java.util.Arrays.copyOf(whole, whole.length / 2),
            "PK\3\4 and nothing else".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> records("people.xlsx", content))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("people.xlsx");
    }
  }

  @Test
  void an_entity_of_a_workbook_is_not_expanded() {
    String declared = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>";
    assertThatThrownBy(
            () ->
                birthDates(
                    WorkbookFile.of(HEADER + day(2, "")).strings("</sst>" + declared + "<sst>")))
        .isInstanceOf(UserError.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{\"type\":\"person\"} {\"type\":\"person\"}",
        "{\"type\":\"person\",\"type\":\"zone\"}",
        "{\"type\":\"person\"",
        "[1]",
        "{\"type\":\"person\"} x"
      })
  void a_line_that_is_not_one_object_is_refused_with_its_number(String line) {
    assertThatThrownBy(
            () ->
                records(
                    "people.ndjson",
                    ("\uFEFF{\"type\":\"person\"}\n\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("row 3");
  }

  @Test
  void whatever_a_file_holds_it_is_read_or_refused_in_a_sentence() throws IOException {
    for (String content :
        List.of(
            "",
            "\0\0\0",
            "\u00ff\u00fe\u0000\u00d8",
            "[".repeat(100_000),
            "a: {".repeat(50_000),
            "{\"type\":\"person\"",
            "1e999999999",
            "a: &a [*a, *a]\n",
            "PK\3\4",
            "null",
            "\"",
            ",",
            "type\n\"")) {
      for (String ending : List.of("csv", "tsv", "xlsx", "ndjson", "yaml")) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> records("people." + ending, bytes))
            .as("%.20s in %s", content, ending)
            .isInstanceOf(UserError.class);
      }
    }
  }

  @Test
  void distributions_have_bounds_of_numbers_and_days() {
    for (String range :
        List.of(
            "requestedResidenceYears: { from: 1, to: 1e100000000 }",
            "requestedResidenceYears: { from: 1, to: 1e999999999 }",
            "requestedResidenceYears: { from: 9, to: 1 }",
            "birthDate: { from: \"2023-02-30\", to: \"2024-01-01\" }",
            "birthDate: { from: 1, to: 99999999999 }",
            "requestedResidenceYears: { values: { 1e999999999: 1 } }",
            "citizenship: { values: { FOREIGN: -1 } }",
            "citizenship: { values: { FOREIGN: 0 } }",
            "citizenship: { values: { FOREIGN: 1 }, unknown: 1e99 }")) {
      assertThatThrownBy(
              () ->
                  records(
                      "people.yaml",
                      ("type: person\nprofiles: 5\nfacts:\n  " + range + "\n")
                          .getBytes(StandardCharsets.UTF_8)))
          .as(range)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("people.yaml:4");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "用人单位所在省级行政区, 工作所在省级行政区",
    "用人单位所在省份, 工作所在省级行政区",
    "省份, 所在省级行政区",
    "国籍或身份（配偶）, 国籍或身份",
    "员工国籍, 国籍（ISO 3166）",
    "单位类型, 用人单位类型",
    "居留年限, 申请的居留年限",
    "出生年月, 出生日期",
    "出生年月日, 出生日期",
    "出生时间, 出生日期",
    "单位性质, 用人单位类型",
    "年龄, 出生日期",
    "ageYears, 出生日期",
    "kind of employer (spouse), Kind of employer",
  })
  void a_column_that_looks_like_a_fact_is_refused_with_the_nearest_and_the_way_to_keep_it(
      String title, String meant) throws IOException {
    assertThatThrownBy(() -> csv("type," + title, "person,1"))
        .isInstanceOfSatisfying(
            UserError.class,
            refused ->
                assertThat(refused.text().zh()).contains("第 1 行：", "“" + title + "”", meant));
    assertThat(csv("type,own." + title, "person,1").get(0).own())
        .containsEntry("own." + title, "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "用人单位名称",
        "部门",
        "入职日期",
        "签证类型",
        "证件类型",
        "护照号",
        "学历",
        "备注",
        "日期",
        "Department",
        "Name",
      })
  void a_column_of_the_office_that_no_fact_resembles_is_carried_along(String title)
      throws IOException {
    assertThat(csv("type," + title, "person,1").get(0).own()).containsEntry(title, "1");
  }

  @Test
  void a_title_like_that_of_a_fact_which_has_its_column_is_the_offices_own() throws IOException {
    assertThat(
            csv("type,出生日期,年龄,工作所在省级行政区,用人单位所在省级行政区", "person,1961-03-09,63,CN-SH,上海").get(0).own())
        .containsOnlyKeys("年龄", "用人单位所在省级行政区");
  }
}
