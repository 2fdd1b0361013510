package org.policyeligibility.ruleset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Tests of the messages for drafters. Each tells path, line, what is wrong and what would be right,
 * before Drools sees the rule.
 */
class RulesetFaultTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";
  private static final String YAML = EditedRules.CLAUSE + "/clause.yaml";

  @Test
  void the_shipped_rules_are_sound() throws IOException {
    assertThat(EditedRules.shipped().faults()).isEmpty();
  }

  /** Words of the rule, what is written instead, and what the check says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          citizenship in ¦ citizenshp in ¦ :6:13: no fact `citizenshp` of Person; did you mean `citizenship`?
          contains NATIONAL_HIGH_TECH_ZONE ¦ contains NATIONAL_HIGHTECH_ZONE ¦ :8:40: `NATIONAL_HIGHTECH_ZONE` is no value of `employerZoneTypes`; did you mean `NATIONAL_HIGH_TECH_ZONE`?
          ageYears <= 65 ¦ ageYears <= true ¦ :9:25: `ageYears` is of type integer; compare it with a whole number
          ageYears <= 65 ¦ ageYears <= "65" ¦ :9:25: `"65"` is not how it is written; write it without quotes: 65
          ageYears <= 65 ¦ ageYears <= "sixty" ¦ :9:25: `ageYears` is of type integer; compare it with a whole number
          ageYears <= 65 ¦ graduatedForeignUniversity == "true" ¦ :9:43: `"true"` is not how it is written; write it without quotes: true
          ageYears <= 65 ¦ ageYears <= 65.5 ¦ :9:25: `ageYears` is of type integer; compare it with a whole number
          ageYears <= 65 ¦ ageYears contains FOREIGN ¦ :9:13: `ageYears` is of type integer; it cannot be compared so; use == != < <= > or >=
          ageYears <= 65 ¦ citizenship <= 65 ¦ :9:13: `citizenship` is of type enum; it cannot be compared so; use ==, !=, in or not in
          ageYears <= 65 ¦ birthDate <= 65 ¦ :9:26: `birthDate` is of type date; compare it with a day that exists, as "2020-07-13"
          ageYears <= 65 ¦ zoneTypes contains NONE ¦ :9:13: no fact `zoneTypes` of Person
          contains NATIONAL_HIGH_TECH_ZONE ¦ contains NONE ¦ :8:40: no set contains `NONE`; it equals the empty set
          contains NATIONAL_HIGH_TECH_ZONE ¦ == NATIONAL_HIGH_TECH_ZONE ¦ :8:13: `employerZoneTypes` is of type set; it cannot be compared so; use contains or not contains
          STATELESS, ¦ FOREIGN, ¦ :6:39: `FOREIGN` stands twice; keep one
          Person( ¦ Persons( ¦ :6:5: `Persons` is no type of profile; one of Enterprise, Person, Zone
          met( drools ); ¦ System.exit( 1 ); ¦ :11:5: found `System` instead of `met`; a rule holds no code
          met( drools ); ¦ met( drools ); met( drools ); ¦ :11:20: found `met` instead of `end`
          ageYears <= 65 ¦ eval( true ) ¦ :9:17: `(` is no comparison
          ageYears <= 65 ¦ this.getClass() != 1 ¦ :9:17: `.` is no comparison
          ageYears <= 65 ¦ ageYears matches 65 ¦ :9:22: `matches` is no comparison
          ageYears <= 65 ¦ ageYears <= \\u0036 ¦ :9:25: found `\\u`, a character written by its code; write the character itself
          ageYears <= 65 ¦ ageYears ≤ 65 ¦ :9:22: `≤` (U+2264) is not part of the rule language; it looks like `<=`
          ageYears <= 65 ¦ ageYears ≥ 65 ¦ :9:22: `≥` (U+2265) is not part of the rule language; it looks like `>=`
          ageYears <= 65 ¦ ageYears ≠ 65 ¦ :9:22: `≠` (U+2260) is not part of the rule language; it looks like `!=`
          ageYears <= 65 ¦ ageYears <= #65 ¦ :9:25: `#` is not part of the rule language
          when ¦ salience 10 when ¦ :5:1: found `salience` instead of `when`
          when ¦ @Foo(1) when ¦ :5:1: `@` is not part of the rule language
          package ¦ import java.util.List package ¦ :2:1: found `import` instead of `package`
          ageYears <= 65 ¦ ( ageYears <= 65 || citizenship == FOREIGN ) ¦ :9:33: alternatives about `ageYears` and `citizenship`
          ageYears <= 65 ¦ ( ageYears <= 65 || ageYears >= 70 ) ¦ :9:15: these comparisons are not one criterion; write `fact in ( A, B )` for one of several values, for a set `( fact contains A || fact contains B )`; two cases are two clauses
          "guofa-2020-7/5.3" ¦ "guofa-2020-7/5.4" ¦ :4: rule "guofa-2020-7/5.4" in the folder of guofa-2020-7/5.3; name it "guofa-2020-7/5.3"
          rules.guofa_2020_7 ¦ rules.guofa ¦ :2: package rules.guofa; write `package rules.guofa_2020_7`
          """)
  void a_slip_in_a_rule_is_named_with_its_remedy(String words, String others, String said)
      throws IOException {
    assertThat(EditedRules.shipped().replace(RULE, words, others).faults())
        .anySatisfy(fault -> assertThat(fault).startsWith("rules/" + RULE).contains(said));
    assertThat(EditedRules.shipped().replace(RULE, words, others).told())
        .allSatisfy(RulesetFaultTest::isToldInChinese);
  }

  @Test
  void text_after_the_rule_is_refused() throws IOException {
    EditedRules rules =
        EditedRules.shipped().replace(RULE, "\nend", "\nend\nrule \"x\" when then end");
    assertThat(rules.faults())
        .containsExactly(
            "rules/"
                + RULE
                + ":13:1: `rule` after the end;"
                + " nothing follows; one file, one rule");
  }

  /** Words of clause.yaml, what is written instead, and what the check says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          modality: permission | modality: allowance | `allowance` is no modality; one of entitlement, permission, priority, support, encouragement, direction
          modality: permission | note: permission | `modality` is missing; add it, one of entitlement, permission, priority, support, encouragement, direction
          authority: { body: sci-tech-municipal | authority: { body: sci-tech-municiple | no body `sci-tech-municiple`; did you mean `sci-tech-municipal`? The ids stand in authorities.yaml of the rules
          authority: { body: sci-tech-municipal | authority: { body: 国务院 | no body `国务院`; did you mean `state-council`?
          authority: { body: sci-tech-municipal | authority: { body: city-customs-office | no body `city-customs-office`; the nearest in authorities.yaml of the rules is `customs`
          authority: { body: sci-tech-municipal | authority: { body: qqq | no body `qqq`; write an id of authorities.yaml of the rules, or add the body there
          authority: { body: sci-tech-municipal, | authority: { | `body` is missing; add it
          benefit: work | benefits: work | unknown key `benefits`; did you mean `benefit`?
          benefit: work-permit-age-65 | benefit: | expected a text
          profile: person | profile: zone | the clause addresses `zone`, its rule Person; make them the same
          evaluable: conditional | evaluable: full | `evaluable` and `requires` do not fit
          sentence: 3 | sentence: third | `sentence` is not a whole number from 1; write one
          words: { zh: 境外 | words: { zh: 国外 | `国外` does not stand in the quote; take the words from `quote` as they stand
          words: { zh: 境外, en | words: { en | `words` has no `zh`; add it
          citizenship: | citizenships: | unknown key `citizenships`; did you mean `citizenship`?
          when: ageYears | when: ageYear | no fact `ageYear` of Person; did you mean `ageYears`?
          code: AGE_65_BOUNDARY | code: NATIONWIDE_SCHEME | `NATIONWIDE_SCHEME` does not say from which law; name that law and its number under `source`
          code: CATEGORY_A_NO_AGE_CAP | code: RIGHT_FOLLOWS_FROM_LAW | `RIGHT_FOLLOWS_FROM_LAW` does not say since when that law holds
          changed: { zh: 初次编写, en: First encoded } | # left out | the reading is not complete; say on which day, against which sources and what that changed, be it nothing
          guofa-2020-7.zh.txt, guofa | guofa-2020-7.zh.text, guofa | `guofa-2020-7.zh.text` is no source of the document; did you mean `guofa-2020-7.zh.txt`?
          guofa-2020-7.zh.txt, guofa | zhangjiang-2023.en.txt, guofa | `zhangjiang-2023.en.txt` is no source of the document; write a file under `sources` of document.yaml: guofa-2020-7.en.txt, guofa-2020-7.zh.txt
          kind: assessment | kind: judgement | `judgement` is no kind; one of assessment, approval
          """)
  void a_slip_in_a_clause_is_named_with_its_remedy(String words, String others, String said)
      throws IOException {
    assertThat(EditedRules.shipped().replace(YAML, words, others).faults())
        .anySatisfy(
            fault -> assertThat(fault).matches("rules/" + YAML + ":[0-9]+: .*").contains(said));
    assertThat(EditedRules.shipped().replace(YAML, words, others).told())
        .allSatisfy(RulesetFaultTest::isToldInChinese);
  }

  /** An answer shows the words of an advisory, neither its source nor its first day. */
  @ParameterizedTest
  @ValueSource(strings = {"自2022年1月1日起，", "2022-01-01, "})
  void a_scheme_of_the_whole_country_says_in_its_words_since_when(String day) throws IOException {
    String path = "guofa-2020-7/6.2-sci-tech-programme-projects/clause.yaml";
    assertThat(EditedRules.shipped().replace(path, day, "").faults())
        .singleElement()
        .asString()
        .contains("`NATIONWIDE_SCHEME` does not say since when that law holds", "`text`");
  }

  private static void isToldInChinese(RulesetFault fault) {
    assertThat(fault.what().in(Language.ZH))
        .containsPattern("\\p{IsHan}")
        .isNotEqualTo(fault.what().in(Language.EN));
    assertThat(fault.remedy()).isNotNull();
    assertThat(String.valueOf(fault.in(Language.ZH))).isNotEqualTo(fault.in(Language.EN));
  }

  private static final String RELATED = "zhangjiang-2023/IV.4.3-ip-pledge-financing/clause.yaml";

  private static final String RELATION =
      """
      relations:
        - kind: overlaps
          clause: %s
          note: { zh: 测试, en: Test }
      reviewed:\
      """;

  /** Words about another clause, what is written instead, and what the check says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: adds-to | kind: added-to | `added-to` is no kind; did you mean `adds-to`?
          kind: adds-to | kind: supplemented-by | `supplemented-by` is no kind; one of yields-to, adds-to, overlaps, independent, replaces
          clause: guofa-2020-7/17.3 | clause: guofa-2020-7/17.33 | no clause `guofa-2020-7/17.33`; did you mean `guofa-2020-7/17.3`?
          clause: guofa-2020-7/17.3 | clause: zhangjiang-2023/IV.4.3 | a relation of the clause to itself; name the other clause
          kind: adds-to | kind: replaces | `guofa-2020-7/17.3` is replaced and has no last day in force
          """)
  void a_slip_in_a_relation_is_named_with_its_remedy(String words, String others, String said)
      throws IOException {
    assertThat(EditedRules.shipped().replace(RELATED, words, others).faults())
        .anySatisfy(fault -> assertThat(fault).startsWith("rules/" + RELATED + ":").contains(said));
  }

  @Test
  void a_relation_that_is_stated_at_both_ends_is_named() throws IOException {
    EditedRules rules = EditedRules.shipped();
    String path =
        rules.files().paths().stream()
            .filter(value -> value.matches("guofa-2020-7/17\\.3-.*/clause\\.yaml"))
            .findFirst()
            .orElseThrow();
    rules.replace(
        path,
        "relations:\n",
        RELATION.formatted("zhangjiang-2023/IV.4.3").replace("\nreviewed:", "\n"));
    assertThat(rules.faults())
        .singleElement()
        .asString()
        .contains("is stated already; state it once; the other direction follows");
  }

  private static final String DOCUMENT = "guofa-2020-7/document.yaml";

  @Test
  void an_article_that_no_clause_carries_and_no_reason_excuses_is_named() throws IOException {
    EditedRules rules =
        EditedRules.shipped().replace(DOCUMENT, "article: \"5\"", "article: \"55\"");
    assertThat(rules.faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("rules/" + YAML + ":")
                    .contains("`guofa-2020-7` has no article 5; its document.yaml lists 1, 2, 3"))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("rules/" + DOCUMENT + ":")
                    .contains("no clause carries article 55; say why"));
  }

  @Test
  void a_clause_cites_the_article_that_it_is_numbered_by() throws IOException {
    assertThat(
            EditedRules.shipped()
                .replace(EditedRules.CLAUSE + "/clause.yaml", "article: \"5\"", "article: \"6\"")
                .faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("rules/" + EditedRules.CLAUSE + "/clause.yaml:")
                    .contains("clause 5.3 is of article 5, and this says 6")
                    .contains("write article: \"5\""));
  }

  @Test
  void an_article_that_is_carried_and_called_not_carried_is_named() throws IOException {
    assertThat(
            EditedRules.shipped()
                .replace(DOCUMENT, "- sentences: [ 2 ]\n        reason:", "- reason:")
                .faults())
        .singleElement()
        .asString()
        .contains("article 10 is carried and is not; name the `sentences` that no clause carries");
  }

  @Test
  void an_announcement_of_a_clause_that_there_is_not_is_named() throws IOException {
    assertThat(
            EditedRules.shipped()
                .replace(
                    "meeting-2020-07-01/document.yaml", "guofa-2020-7/16.4", "guofa-2020-7/16.44")
                .faults())
        .singleElement()
        .asString()
        .contains("no clause `guofa-2020-7/16.44`; did you mean `guofa-2020-7/16.4`?");
  }

  /** Words of a table of zones, what is written instead, and what the check says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          national-high-tech-zones ¦ ,province, ¦ ,provinces, ¦ :1: these are other columns; write id,
          national-high-tech-zones ¦ bao ding gao xin ji shu ¦ bao ding gao xin ji ¦ :5: names and pinyin do not fit; write a syllable for each character
          national-high-tech-zones ¦ 保定 (bao ding) ¦ 保定 (bao) ¦ :5: names and pinyin do not fit
          national-high-tech-zones ¦ ,1992-11, ¦ ,1992-13, ¦ `1992-13` is no date; write 2022, 2022-12 or 2022-12-14
          national-high-tech-zones ¦ ,1992-11, ¦ ,, ¦ no day on which it was of this type; fill in `from` or `known_by`
          national-high-tech-zones ¦ NATIONAL_HIGH_TECH_ZONE ¦ NATIONAL_HIGHTECH_ZONE ¦ :2: `NATIONAL_HIGHTECH_ZONE` is no type of zone; did you mean `NATIONAL_HIGH_TECH_ZONE`?
          national-high-tech-zones ¦ CN-HE ¦ CN-HX ¦ `CN-HX` is no province; write it as CN-SH
          national-high-tech-zones ¦ ,130100, ¦ ,1301, ¦ no codes of GB/T 2260; write six digits each
          national-high-tech-zones ¦ ,medium-high, ¦ ,fair, ¦ `fair` is no confidence; one of low, medium-low, medium, medium-high, high
          national-high-tech-zones ¦ baoding-high-tech-zone ¦ tangshan-high-tech-zone ¦ zone `tangshan-high-tech-zone` stands twice; keep one row
          national-high-tech-zones ¦ ,batch, ¦ ,bath, ¦ `bath` is not explained; explain it under `dateEvidence`
          national-high-tech-zones ¦ 1996 is often given ¦ 1996, is often given ¦ 20 cells for 19 columns; put a cell that holds a comma in double quotes
          memberships ¦ zhangjiang-core-park ¦ zhangjiang-cor-park ¦ :2: there is no zone `zhangjiang-cor-park`; did you mean `zhangjiang-core-park`?
          demonstration-zones ¦ zhongguancun-science-park ¦ zhongguancun-science-pork ¦ :2: there is no zone `zhongguancun-science-pork`; did you mean
          cities ¦ 130100 ¦ 13010 ¦ :2: no city of GB/T 2260; write six digits
          """)
  void a_slip_in_a_table_of_zones_is_named_with_its_remedy(
      String table, String words, String others, String said) throws IOException {
    assertThat(EditedRules.shipped().replace("zones/" + table + ".csv", words, others).faults())
        .anySatisfy(
            fault -> assertThat(fault).startsWith("rules/zones/" + table + ".csv:").contains(said));
  }

  /** Words of the register or the vocabulary, what is written instead, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          zones/register.yaml ¦ compiled: "2026-11-22" ¦ compiled: "2026-11-32" ¦ :38: November 2026 has 30 days
          zones/register.yaml ¦ https://soolun.net/ ¦ soolun.net/ ¦ is no address; write a whole address, https://…
          zones/register.yaml ¦ soolun.net/16eb2f1e: ¦ soolun.net/16eb2f1f: ¦ no evidence names `soolun.net/16eb2f1f`; write it as `evidence` has it
          zones/register.yaml ¦ INDUSTRIAL_PARK: ¦ INDUSTRIAL_PARKS: ¦ nothing is said of `INDUSTRIAL_PARK`; say how much of it the register holds
          zones/register.yaml ¦ notWhile: NATIONAL_HIGH_TECH_ZONE ¦ notWhile: PROVINCIAL_HIGH_TECH_ZONE ¦ `PROVINCIAL_HIGH_TECH_ZONE` cannot stand under `notWhile`; name a type without one
          facts.yaml ¦ subject: technology ¦ subject: tecnology ¦ there is no `tecnology` under `subjects`; did you mean `technology`?
          facts.yaml ¦ EAST: { zone.provinceCode: ¦ EASTERN: { zone.provinceCode: ¦ `EASTERN` is no value of `region`; name a value of the same list
          facts.yaml ¦ EAST: { zone.provinceCode: [ CN-BJ, ¦ EAST: { zone.provinceCode: [ BJ, ¦ nothing follows from `zone.provinceCode`; name a fact as <profile>.<fact>, with values that it takes
          facts.yaml ¦ EAST: { zone.provinceCode: ¦ EAST: { provinceCode: ¦ nothing follows from `provinceCode`; name a fact as <profile>.<fact>, with values that it takes
          facts.yaml ¦ kind: registered_zone ¦ kind: registered_zones ¦ `registered_zones` is no kind; did you mean `registered_zone`?
          facts.yaml ¦ { types: zoneTypes, province: provinceCode } ¦ { types: labels, province: provinceCode } ¦ `labels` cannot be supplied with types; name a fact of this profile of type set
          facts.yaml ¦ also: [ 江苏 ] ¦ also: [ 上海 ] ¦ “上海” in a table could also be `CN-SH`; leave it out here
          facts.yaml ¦ otherwise: FOREIGN ¦ otherwise: ALIEN ¦ `ALIEN` is no value of a fact that it supplies; name one of its list
          facts.yaml ¦ employerZone: ¦ birthDate: ¦ `birthDate` is no name of an identifier; write a new one in camelCase
          """)
  void a_slip_in_the_register_or_an_identifier_is_named_with_its_remedy(
      String file, String words, String others, String said) throws IOException {
    assertThat(EditedRules.shipped().replace(file, words, others).faults())
        .anySatisfy(fault -> assertThat(fault).startsWith("rules/" + file).contains(said));
  }

  @Test
  void a_missing_translation_is_named() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(YAML, "title: { zh: 工作许可申请年龄放宽至65岁, en:", "title: { zh: 工作许可申请年龄放宽至65岁, fr:");
    assertThat(rules.faults()).contains("rules/" + YAML + ":1: `title` has no `en`; add it");
  }

  @Test
  void a_missing_citation_is_named() throws IOException {
    EditedRules rules = EditedRules.shipped().replace(YAML, "citation:", "note:");
    assertThat(rules.faults()).contains("rules/" + YAML + ":1: `citation` is missing; add it");
  }

  @Test
  void a_rule_without_a_clause_is_named() throws IOException {
    assertThat(EditedRules.shipped().write(YAML, null).faults())
        .contains("rules/" + RULE + ": a rule without a clause; add clause.yaml to its folder");
  }

  @Test
  void a_clause_without_a_rule_is_named() throws IOException {
    assertThat(EditedRules.shipped().write(RULE, null).faults())
        .containsExactly(
            "rules/"
                + RULE
                + ": a clause without a rule;"
                + " add it, or say `evaluable: no` and why");
  }

  @Test
  void a_stray_file_is_named() throws IOException {
    assertThat(EditedRules.shipped().write("guofa-2020-7/5.3/rule.txt", "").faults())
        .singleElement()
        .asString()
        .startsWith("rules/guofa-2020-7/5.3/rule.txt: nobody reads this file");
  }

  @Test
  void a_clause_that_stands_in_two_folders_is_named() throws IOException {
    EditedRules rules = EditedRules.shipped();
    for (String file : new String[] {"rule.drl", "clause.yaml", "scenarios.yaml"}) {
      rules.write(
          "guofa-2020-7/5.3-again/" + file,
          EditedRules.shipped().files().text(EditedRules.CLAUSE + "/" + file));
    }
    assertThat(rules.faults())
        .singleElement()
        .asString()
        .startsWith("rules/" + EditedRules.CLAUSE + ":")
        .contains("clause guofa-2020-7/5.3 stands twice, also in guofa-2020-7/5.3-again");
  }

  @Test
  void every_fault_of_every_file_is_reported_together() throws IOException {
    EditedRules rules =
        EditedRules.shipped()
            .replace(RULE, "citizenship in", "citizenshp in")
            .replace(RULE, "ageYears <= 65", "ageYears <= old")
            .replace(YAML, "modality: permission", "modality: allowance")
            .replace("facts.yaml", "type: set", "type: bag");
    assertThat(rules.faults()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void a_file_that_is_no_yaml_is_named_with_its_line() throws IOException {
    assertThat(EditedRules.shipped().replace(YAML, "modality: ", "modality: [").faults())
        .containsExactly(
            "rules/"
                + YAML
                + ":5: a bracket [ or { is left open, or a comma is missing;"
                + " close it, and put `,` between what stands in it");
  }

  /** Words of clause.yaml, what is written instead, and the only thing that is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          modality: permission ¦ modality：permission ¦ 5: the colon is a full-width `：`
          modality: permission ¦ modality： permission ¦ 5: the colon is a full-width `：`
          '  citizenship:\n' ¦ '  citizenship：\n' ¦ 21: the colon is a full-width `：`
          '{ zh: 工作许可申请年龄' ¦ '{ zh：工作许可申请年龄' ¦ 1: the colon is a full-width `：`
          title: { ¦ title：{ ¦ 1: the colon is a full-width `：`
          '  sentence: 3' ¦ '\tsentence: 3' ¦ 10: a tab at the beginning of the line
          '  sentence: 3' ¦ '    sentence: 3' ¦ 10: the line is indented otherwise than those beside it
          '  sentence: 3' ¦ ' sentence: 3' ¦ 10: the line is indented otherwise than those beside it
          'article: "5"' ¦ 'article: "5' ¦ 9: a quotation mark is left open
          'article: "5"' ¦ 'article: "5" "6"' ¦ 9: words follow the closing quotation mark
          modality: permission ¦ modality:permission ¦ 5: no blank after the colon
          modality: permission ¦ modality permission ¦ 5: a colon is missing
          modality: permission ¦ modality: permission: full ¦ 5: a second colon in the line
          modality: permission ¦ modality: @permission ¦ 5: no value begins with this sign
          modality: permission ¦ 'note: { zh: 甲乙, en: "this, that," }\nmodality: @permission' ¦ 6: no value begins with this sign
          modality: permission ¦ modality: [ permission ¦ 5: a bracket [ or { is left open
          profile: person ¦ profile: persons ¦ 2: `persons` is no profile
          """)
  void a_slip_of_yaml_is_told_once_at_its_line(String words, String others, String said)
      throws IOException {
    EditedRules rules =
        EditedRules.shipped().replace(YAML, words.translateEscapes(), others.translateEscapes());
    assertThat(rules.faults()).singleElement().asString().startsWith("rules/" + YAML + ":" + said);
    assertThat(rules.told()).allSatisfy(RulesetFaultTest::isToldInChinese);
  }

  @Test
  void a_slip_in_the_vocabulary_is_told_once_and_not_by_every_rule() throws IOException {
    assertThat(EditedRules.shipped().replace("facts.yaml", "type: set", "type：set").faults())
        .singleElement()
        .asString()
        .startsWith("rules/facts.yaml:")
        .contains("full-width");
    assertThat(EditedRules.shipped().write("authorities.yaml", null).faults())
        .containsExactly("rules/authorities.yaml: the file is missing; add it");
    assertThat(EditedRules.shipped().write("benefits.yaml", "").faults())
        .containsExactly("rules/benefits.yaml: the file is empty; fill it in");
  }

  /** Words of clause.yaml, what is written instead, and all that the check says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authority: { body: sci-tech-municipal | authority: { body: [ sci-tech-municipal ] | expected a text; write one value
          effect: benefit | effect: [ benefit ] | expected a text; write one value
          words: { zh: 境外, en: Overseas } | words: 境外 | expected a mapping; write { zh: …, en: … }
          line: { zh: 27, en: 37 } | line: 27 | expected a mapping; write { zh: …, en: … }
          title: { zh: 工作许可申请年龄放宽至65岁, en | title: [ 工作许可 ] #{ en | expected a mapping; write { zh: …, en: … }
          citizenship:\\n    basis: explicit | citizenship:\\n    basis: unnamed | `unnamed` is no basis; one of explicit, implied
          """)
  void a_value_of_another_shape_is_told_once_with_what_to_write(
      String words, String others, String said) throws IOException {
    assertThat(
            EditedRules.shipped()
                .replace(YAML, words.translateEscapes(), others.translateEscapes())
                .faults())
        .singleElement()
        .asString()
        .endsWith(": " + said);
  }

  @Test
  void a_byte_order_mark_is_told_with_how_to_save_without() throws IOException {
    EditedRules rules = EditedRules.shipped();
    rules.write(YAML, "\uFEFF" + rules.files().text(YAML));
    assertThat(rules.faults())
        .containsExactly(
            "rules/"
                + YAML
                + ":1:1: the file begins with an invisible byte order mark (BOM);"
                + " save it as UTF-8 without BOM");
  }

  @Test
  void a_day_that_its_month_does_not_have_is_told_so() throws IOException {
    assertThat(
            EditedRules.shipped()
                .replace(DOCUMENT, "issued: \"2020-07-13\"", "issued: \"2023-02-30\"")
                .told())
        .extracting(fault -> fault.what().in(Language.EN), fault -> fault.what().in(Language.ZH))
        .containsExactly(tuple("February 2023 has 28 days", "2023年2月有28天"));
    assertThat(
            EditedRules.shipped()
                .replace(RULE, "ageYears <= 65", "birthDate <= \"2023-02-30\"")
                .faults())
        .anySatisfy(fault -> assertThat(fault).contains(":9:26: February 2023 has 28 days"));
  }

  @Test
  void a_clause_that_says_nothing_of_the_criteria_of_its_rule_is_named() throws IOException {
    EditedRules rules = EditedRules.shipped();
    String text = String.valueOf(rules.files().text(YAML));
    rules.write(YAML, text.replaceAll("(?ms)^criteria:.*?(?=^[a-z])", ""));
    assertThat(rules.faults())
        .containsExactly(
            "rules/"
                + YAML
                + ":1: `criteria` is missing, and the rule asks about citizenship, employerType,"
                + " employerZoneTypes, ageYears; write `criteria:` with a line for each, at least"
                + " `basis: explicit` or `basis: implied`");
  }
}
