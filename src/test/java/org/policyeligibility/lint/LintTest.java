package org.policyeligibility.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.HeldSources;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.EditedRules;

/** Each finding is found in its own bad example, and not in the good one. */
class LintTest {
  private static final String SIBLING = "guofa-2020-7/5.9-above-65";

  private static @Nullable List<String> shipped;

  static Stream<String> codes() {
    return Stream.concat(
        Stream.of(Finding.UNREADABLE), Arrays.stream(LintCode.values()).map(LintCode::code));
  }

  private static List<Finding> findings(EditedRules rules) throws IOException {
    Path sources = Files.isDirectory(HeldSources.FOLDER) ? HeldSources.FOLDER : null;
    return Checked.of(rules.files(), sources).findings();
  }

  private static List<String> found(EditedRules rules) throws IOException {
    return findings(rules).stream().map(Finding::code).distinct().toList();
  }

  /** Of the rules as they are, which are the good example of most codes; found once. */
  private static List<String> ofShipped() throws IOException {
    List<String> found = shipped;
    if (found == null) {
      found = found(EditedRules.shipped());
      shipped = found;
    }
    return found;
  }

  /** A clause beside the one that most tests edit, which differs from it by its age limit. */
  private static EditedRules withSibling(String age) throws IOException {
    EditedRules rules = EditedRules.shipped();
    for (String file : List.of("rule.drl", "clause.yaml", "scenarios.yaml")) {
      String text = rules.files().text(EditedRules.CLAUSE + "/" + file);
      rules.write(
          SIBLING + "/" + file,
          String.valueOf(text)
              .replace("guofa-2020-7/5.3", "guofa-2020-7/5.9")
              .replace("ageYears <= 65 )", age + " )"));
    }
    return rules;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void each_bad_example_is_found_and_each_good_one_is_not(String code) throws IOException {
    LintPage page = LintPage.of(code);
    List<String> good = page.beside() ? found(withSibling(page.good())) : ofShipped();
    EditedRules bad =
        page.beside()
            ? withSibling(page.bad())
            : EditedRules.shipped().replace(page.in(), page.good(), page.bad());
    if (code.equals(LintCode.CUT_QUOTE.code())) {
      HeldSources.assumeThere();
    }
    assertThat(found(bad)).contains(code);
    assertThat(good).doesNotContain(code);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void each_page_says_why_in_both_languages(String code) {
    LintPage page = LintPage.of(code);
    assertThat(page.why().zh()).containsPattern("\\p{IsHan}");
    assertThat(page.why().en()).containsPattern("[a-z]{3}");
  }

  @Test
  void a_finding_names_its_place_and_a_remedy_in_both_languages() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                EditedRules.CLAUSE + "/rule.drl",
                "ageYears <= 65 )",
                "ageYears <= 65,\n            ageYears <= 70 )");
    Finding finding =
        findings(rules).stream()
            .filter(candidate -> candidate.code().equals(LintCode.IMPLIED_CRITERION.code()))
            .findFirst()
            .orElseThrow();
    assertThat(finding.path()).isEqualTo(EditedRules.CLAUSE + "/rule.drl");
    assertThat(finding.line()).isEqualTo(9);
    assertThat(finding.what().in(Language.EN)).contains("“age is at most 70” follows from");
    assertThat(finding.what().in(Language.ZH)).contains("年龄不超过70周岁");
    assertThat(finding.remedy().in(Language.EN)).isEqualTo("keep the stricter one");
  }

  @Test
  void a_park_that_implies_a_kind_of_zone_cannot_be_told_not_to_be_one() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                EditedRules.CLAUSE + "/rule.drl",
                "employerZoneTypes contains NATIONAL_HIGH_TECH_ZONE",
                "employerZoneTypes contains ZHANGJIANG_PARK,\n"
                    + "            employerZoneTypes not contains NATIONAL_HIGH_TECH_ZONE");
    assertThat(found(rules)).contains(LintCode.NEVER_TRUE.code());
  }

  @Test
  void a_kind_of_zone_that_a_park_implies_need_not_be_asked_for() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                EditedRules.CLAUSE + "/rule.drl",
                "employerZoneTypes contains NATIONAL_HIGH_TECH_ZONE",
                "employerZoneTypes contains ZHANGJIANG_PARK,\n"
                    + "            employerZoneTypes contains NATIONAL_HIGH_TECH_ZONE");
    assertThat(found(rules)).contains(LintCode.IMPLIED_CRITERION.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"adds-to", "yields-to"})
  void an_overlap_that_a_relation_declares_is_none(String kind) throws IOException {
    EditedRules rules = withSibling("ageYears >= 65");
    assertThat(found(rules)).contains(LintCode.RANGE_OVERLAP.code());
    String clause = SIBLING + "/clause.yaml";
    rules.write(
        clause,
        String.valueOf(rules.files().text(clause))
            .replaceAll("(?ms)^relations:.*?(?=^readings:)", "")
            .replace(
                "readings:\n",
                """
                relations:
                  - kind: %s
                    clause: guofa-2020-7/5.3
                    note: { zh: 测试, en: Test }
                readings:
                """
                    .formatted(kind)));
    assertThat(found(rules)).doesNotContain(LintCode.RANGE_OVERLAP.code(), Finding.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "培育一批独角兽企业, true",
    "培育一批大企业, true",
    "加大企业研发投入, false",
    "扩大企业规模, false",
    "cultivate unicorns, true",
    "enlarge enterprises, false"
  })
  void a_word_of_quality_stands_by_itself(String quote, boolean found) {
    Text unicorn = new Text("独角兽企业", "unicorn");
    Text large = new Text("大企业", "large enterprise");
    Language language = quote.contains("企") ? Language.ZH : Language.EN;
    assertThat(
            Stream.of(unicorn, large)
                .anyMatch(label -> OperativeWordsLint.isSaid(label.in(language), quote)))
        .isEqualTo(found);
  }

  @Test
  void an_entitlement_beside_a_weaker_verb_is_found() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                "guofa-2020-7/17.9-state-vc-co-investment/clause.yaml",
                "modality: permission",
                "modality: entitlement");
    assertThat(found(rules)).contains(LintCode.UNSAID_MODALITY.code());
  }

  @Test
  void a_finding_that_the_clause_accepts_is_not_told() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                EditedRules.CLAUSE + "/rule.drl",
                "ageYears <= 65 )",
                "ageYears <= 65,\n            ageYears >= 0 )")
            .replace(
                EditedRules.CLAUSE + "/clause.yaml",
                "evaluable: conditional",
                "accepted: { always-true: { zh: 有意为之, en: It is meant } }\nevaluable: conditional");
    assertThat(found(rules))
        .doesNotContain(LintCode.ALWAYS_TRUE.code(), LintCode.NEEDLESS_ACCEPTANCE.code());
  }

  @Test
  void a_missing_scenario_is_told_at_the_line_of_the_scenarios() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                EditedRules.CLAUSE + "/rule.drl",
                "ageYears <= 65 )",
                "ageYears <= 65,\n            ageYears > 3 )");
    String text = String.valueOf(rules.files().text(EditedRules.CLAUSE + "/scenarios.yaml"));
    int line = (int) text.substring(0, text.indexOf("scenarios:") + 1).lines().count();
    assertThat(findings(rules))
        .filteredOn(finding -> finding.code().equals(LintCode.UNTESTED_CRITERION.code()))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.line()).isEqualTo(line));
  }

  @Test
  void an_open_list_is_not_closed_by_one_value_nor_by_one_whose_name_begins_with_other()
      throws IOException {
    EditedRules single =
        EditedRules.shipped()
            .replace(
                "guofa-2020-7/4.3-new-rd-institution/rule.drl",
                "institutionType in ( NEW_RD_INSTITUTION, RESEARCH_INSTITUTE, INCUBATOR,\n"
                    + " ".repeat(37)
                    + "SCI_TECH_SERVICE, TECH_TRANSFER, OTHER )",
                "institutionType == NEW_RD_INSTITUTION");
    EditedRules financial =
        EditedRules.shipped()
            .replace(
                "zhangjiang-2023/III.4.2-professional-service-firms/rule.drl",
                "UNIVERSITY_SCIENCE_PARK,\n" + " ".repeat(37) + "OTHER )",
                "UNIVERSITY_SCIENCE_PARK )");
    assertThat(found(single)).contains(LintCode.CLOSED_LIST.code());
    assertThat(found(financial)).contains(LintCode.CLOSED_LIST.code());
    assertThat(ofShipped()).doesNotContain(LintCode.CLOSED_LIST.code());
  }

  @Test
  void an_open_list_is_not_closed_by_its_first_value_whose_words_leave_out_the_rest()
      throws IOException {
    String clause = "guofa-2020-7/13.1-integrating-adjacent-parks";
    EditedRules first =
        EditedRules.shipped()
            .replace(
                clause + "/rule.drl",
                "( targetZoneTypes contains PROVINCIAL_HIGH_TECH_ZONE\n            || targetZoneTypes"
                    + " contains INDUSTRIAL_PARK )",
                "targetZoneTypes contains PROVINCIAL_HIGH_TECH_ZONE")
            .replace(
                clause + "/clause.yaml",
                "accepted:\n  closed-list:\n    zh: 取值“其他工业园区”本身就是原文列举之余的部分。\n    en: The value “another"
                    + " industrial park” is itself the rest of what the text lists.\n",
                "");
    assertThat(found(first)).contains(LintCode.CLOSED_LIST.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gathering a group of financial, legal",
        "Gathering a group of financial, legal, financial, human resources"
      })
  void an_english_list_is_cut_at_each_of_its_commas(String quote) throws IOException {
    HeldSources.assumeThere();
    EditedRules cut =
        EditedRules.shipped()
            .replace(
                "zhangjiang-2023/III.4.2-professional-service-firms/clause.yaml",
                "      Gathering a group of financial, legal, financial, human resources, technology"
                    + " trading and\n      other service organizations to provide the comprehensive"
                    + " market services\n",
                "      " + quote + "\n")
            .replace(
                "zhangjiang-2023/III.4.2-professional-service-firms/clause.yaml",
                "        financial, legal, financial, human resources, technology trading and other"
                    + " service\n        organizations\n",
                "        financial, legal\n");
    assertThat(found(cut)).contains(LintCode.CUT_QUOTE.code());
  }

  @ParameterizedTest
  @CsvSource({
    "from: \"2018-07-28\", until: \"2020-07-12\"",
    "from: \"2018-07-28\", until: \"2020-07-13\""
  })
  void an_advisory_is_shown_on_some_day_of_its_document(String from, String until)
      throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(
                EditedRules.CLAUSE + "/clause.yaml",
                "_HMT\n    " + from + "\n",
                "_HMT\n    " + from + "\n    " + until + "\n");
    assertThat(found(rules).contains(LintCode.DATE_OUTSIDE_DOCUMENT.code()))
        .isEqualTo(until.contains("12"));
  }

  @Test
  void a_word_that_stands_everywhere_cites_no_criterion() throws IOException {
    String clause = "guofa-2020-7/10.2-inclusive-prudent-regulation/clause.yaml";
    EditedRules rules =
        EditedRules.shipped()
            .replace(clause, "（国家高新区）", "（其企业所在的园区）")
            .replace(clause, "national high-tech zones,", "the zone of the enterprise,");
    assertThat(found(rules)).contains(LintCode.UNCITED_CRITERION.code());
    assertThat(ofShipped()).doesNotContain(LintCode.UNCITED_CRITERION.code());
  }

  /** The limit is amended in the rule and in the words that govern, and nowhere else. */
  @Test
  void what_still_says_the_old_number_is_found_in_titles_notes_and_the_other_quote()
      throws IOException {
    String clause = EditedRules.CLAUSE + "/clause.yaml";
    EditedRules rules =
        EditedRules.shipped()
            .replace(EditedRules.CLAUSE + "/rule.drl", "放宽至65岁", "放宽至60岁")
            .replace(EditedRules.CLAUSE + "/rule.drl", "<= 65", "<= 60")
            .replace(clause, "words: { zh: 年龄可放宽至65岁", "words: { zh: 年龄可放宽至60岁")
            .replace(clause, "申请工作许可的年龄可放宽至65岁", "申请工作许可的年龄可放宽至60岁");
    List<Finding> stale =
        findings(rules).stream().filter(finding -> finding.code().equals("other-number")).toList();
    assertThat(stale)
        .extracting(finding -> finding.what().in(Language.ZH))
        .containsExactlyInAnyOrder(
            "英文引文中没有 60，另一种语言的引文中有", "中文说明谈到数字，却没有规则中的 60", "英文说明谈到数字，却没有规则中的 60");
    assertThat(stale).allMatch(finding -> finding.line() > 0 && finding.path().equals(clause));
    rules
        .replace(clause, "relaxed\n      to 65 years", "relaxed\n      to 60 years")
        .replace(clause, "en: relaxed to 65 years", "en: relaxed to 60 years")
        .replace(clause, "满65周岁仍", "满60周岁仍")
        .replace(clause, "65 included", "60 included");
    assertThat(findings(rules))
        .filteredOn(finding -> finding.code().equals("other-number"))
        .extracting(finding -> finding.what().in(Language.EN))
        .containsExactlyInAnyOrder(
            "the Chinese title says 65, which neither the rule nor a quote does",
            "the English title says 65, which neither the rule nor a quote does");
  }

  @Test
  void a_number_is_said_in_figures_or_spelt_out_and_not_within_another() {
    assertThat(CitationLint.says("年龄可放宽至65岁", "65")).isTrue();
    assertThat(CitationLint.says("年龄可放宽至65岁", "6")).isFalse();
    assertThat(CitationLint.says("两次考核不合格", "2")).isTrue();
    assertThat(CitationLint.says("once notification and twice delisting", "3")).isFalse();
  }
}
