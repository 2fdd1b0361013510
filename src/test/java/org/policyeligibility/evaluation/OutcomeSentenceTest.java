package org.policyeligibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Text;

/** A result reads as one plain sentence, which says what decided it. */
class OutcomeSentenceTest {
  private static final String WORK_PERMIT = "guofa-2020-7/5.3";
  private static final String PLEDGE = "guofa-2020-7/17.3";
  private static final Map<String, Object> ENGINEER =
      Map.of(
          "type", "person",
          "citizenship", "FOREIGN",
          "birthDate", "1961-03-09",
          "employerType", "ENTERPRISE",
          "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));

  private static Text sentence(String clause, Map<String, ?> stated, LocalDate asOf) {
    return OutcomeSentence.of(Law.result(clause, stated, asOf), asOf);
  }

  private static Text sentence(String clause, Map<String, ?> stated) {
    return sentence(clause, stated, Law.DAY);
  }

  private static Map<String, Object> engineer(String fact, Object value) {
    Map<String, Object> stated = new LinkedHashMap<>(ENGINEER);
    stated.put(fact, value);
    return stated;
  }

  private static Map<String, Object> enterprise(String fact, Object value) {
    return Map.of(
        "type", "enterprise", "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"), fact, value);
  }

  @Example
  void where_an_authority_has_still_to_decide_it_names_the_body_in_charge_on_the_day() {
    assertThat(sentence(WORK_PERMIT, ENGINEER).zh())
        .isEqualTo("条件都已满足，还须由市级以上人民政府人力资源社会保障部门（外国人来华工作管理部门）判断并批准。");
    assertThat(sentence(WORK_PERMIT, ENGINEER, LocalDate.of(2022, 6, 1)).zh())
        .isEqualTo("条件都已满足，还须由市级以上人民政府科技行政部门（外国人来华工作管理部门）判断并批准。");
    assertThat(sentence(WORK_PERMIT, ENGINEER).en())
        .startsWith("All conditions are met; to be assessed and approved by: Human resources")
        .endsWith(" work in China).");
  }

  @Example
  void a_no_of_one_clause_says_where_other_rules_hold_in_the_whole_country() {
    Map<String, Object> outside =
        Map.of("type", "enterprise", "zoneTypes", List.of("INDUSTRIAL_PARK"));
    assertThat(sentence("guofa-2020-7/7.2", outside).zh())
        .isEqualTo("不符合本条的条件：未满足“企业所在园区包括国家高新区”；另有全国通行的规定，不限于园区。");
    assertThat(sentence("guofa-2020-7/7.2", outside).en())
        .startsWith("Not eligible here: ")
        .endsWith("; nationwide rules exist.");
  }

  @Example
  void a_duty_in_principle_that_is_not_met_says_that_there_may_be_an_exception() {
    Map<String, Object> park =
        Map.of("type", "zone", "zoneTypes", List.of("ZHANGJIANG_PARK"), "leadingIndustryCount", 9);
    assertThat(sentence("zhangjiang-2023/III.1.1", park).zh())
        .startsWith("这项要求适用，但没有做到：")
        .endsWith("；可能有例外，须向主管部门核实。");
    assertThat(sentence("zhangjiang-2023/III.1.1", park).en())
        .endsWith("; an exception is possible.");
  }

  @Example
  void where_the_text_names_no_body_the_sentence_makes_none_of_that() {
    Map<String, Object> park =
        Map.of("type", "enterprise", "zoneTypes", List.of("ZHANGJIANG_PARK"));
    List<String> sentences =
        Law.evaluate(park, Law.DAY).results().stream()
            .filter(result -> result.outcome() == Outcome.CONDITIONAL)
            .filter(
                result ->
                    result.provision().clause().requires().stream()
                        .noneMatch(requirement -> requirement.decidedBy().isNamed()))
            .map(result -> OutcomeSentence.of(result, Law.DAY).zh())
            .toList();
    assertThat(sentences)
        .isNotEmpty()
        .allMatch(sentence -> sentence.contains("由有关机关（原文没有指明是哪个机关）"));
  }

  @Example
  void a_decision_that_is_taken_is_not_named_as_open() {
    assertThat(sentence(WORK_PERMIT, engineer("assessments", Map.of(WORK_PERMIT, "PASSED"))).zh())
        .endsWith("（外国人来华工作管理部门）批准。");
  }

  @Example
  void a_body_whose_name_is_a_sentence_of_its_own_breaks_no_sentence() {
    Map<String, Object> park =
        Map.of("type", "enterprise", "zoneTypes", List.of("ZHANGJIANG_PARK"));
    assertThat(sentence("zhangjiang-2023/II.3.1", park).zh())
        .isEqualTo("条件都已满足，办理机关：园区管理机构；园区没有管理机构的，由区人民政府明确的管理部门。");
    for (Provision provision : Law.shipped().ruleset().catalogue()) {
      for (Requirement requirement : provision.clause().requires()) {
        assertThat(requirement.decidedBy().name().zh())
            .as("the subject of “还须由…判断”: %s", provision.id())
            .doesNotContain("；");
      }
    }
  }

  @Example
  void what_is_not_met_is_named_and_nothing_that_is() {
    Text sentence = sentence(WORK_PERMIT, engineer("birthDate", "1950-01-01"));
    assertThat(sentence.zh()).isEqualTo("不符合条件：未满足“年龄不超过65周岁”。");
    assertThat(sentence.en()).isEqualTo("Not eligible: “age is at most 65” not met.");
  }

  @Example
  void an_adverse_decision_is_a_reason() {
    Text sentence = sentence(WORK_PERMIT, engineer("approvals", Map.of(WORK_PERMIT, "REFUSED")));
    assertThat(sentence.zh()).startsWith("不符合条件：").endsWith("未予批准。");
    assertThat(sentence.en()).contains("approval was refused (Human resources");
  }

  @Example
  void what_is_missing_is_named_by_its_label() {
    Text sentence = sentence(PLEDGE, enterprise("institutionType", "NONE"));
    assertThat(sentence.zh()).isEqualTo("还不能判断，尚不清楚：是否有可以出质的知识产权。");
    assertThat(sentence.en()).isEqualTo("Unknown: Has intellectual property to pledge.");
  }

  /** A label may hold a comma of its own, and one such as 整改不力 reads as if it were so. */
  @Example
  void what_is_unknown_is_told_apart_in_chinese_and_a_yes_or_no_is_asked_for_as_one() {
    Text sentence = sentence("guofa-2020-7/8.3", enterprise("institutionType", "NONE"));
    assertThat(sentence.zh()).isEqualTo("还不能判断，尚不清楚：是否属于科技型中小企业；是否提供创新技术、产品或服务。");
  }

  @Example
  void each_body_that_decides_has_its_own_clause_of_the_sentence() {
    Map<String, Object> zone =
        Map.of(
            "type", "zone",
            "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"),
            "provinceCode", "CN-SC");
    assertThat(sentence("guofa-2020-7/13.2", zone).zh())
        .isEqualTo("条件都已满足，还须由海关总署会同有关部门判断，由国务院批准。");
  }

  @Example
  void of_more_than_three_missing_facts_the_rest_is_counted() {
    Text sentence = sentence(WORK_PERMIT, Map.of("type", "person"));
    assertThat(sentence.zh()).matches("还不能判断，尚不清楚：[^；]+；[^；]+；[^；]+，另有1项。");
    assertThat(sentence.en()).endsWith(", and 1 more.");
  }

  @Example
  void a_place_outside_is_told_where_the_document_reaches() {
    assertThat(sentence(PLEDGE, enterprise("provinceCode", "CN-HK")).zh())
        .startsWith("不在适用地域，这份文件不适用于")
        .contains("香港特别行政区", "、");
    Text local = sentence("zhangjiang-2023/IV.4.3", enterprise("provinceCode", "CN-AH"));
    assertThat(local)
        .isEqualTo(
            new Text(
                "不在适用地域，这份文件只适用于上海市。",
                "It does not reach this place: the document is for Shanghai alone."));
  }

  @Example
  void a_clause_that_is_not_in_force_says_from_when_it_is() {
    assertThat(sentence(WORK_PERMIT, ENGINEER, LocalDate.of(2020, 7, 12)))
        .isEqualTo(
            new Text(
                "在判断日期没有效力，自2020年7月13日起施行。",
                "It is not in force on the as-of date; it is from 2020-07-13 on."));
  }

  @Example
  void who_need_not_apply_is_told_why() {
    Text sentence = sentence(WORK_PERMIT, engineer("citizenship", "CN_HONG_KONG"));
    assertThat(sentence.zh()).startsWith("无须申请：港澳台居民");
    assertThat(sentence.en()).startsWith("There is no need to apply: The permit");
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void every_result_has_a_sentence_in_both_languages_and_always_the_same(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    Evaluation evaluation = Law.evaluate(stated, asOf);
    Evaluation again = Law.evaluate(stated, asOf);
    for (int i = 0; i < evaluation.results().size(); i++) {
      Text sentence = OutcomeSentence.of(evaluation.results().get(i), asOf);
      assertThat(sentence).isEqualTo(OutcomeSentence.of(again.results().get(i), asOf));
      assertThat(sentence.zh()).endsWith("。").doesNotContain("{", "\n", "。。", "：。");
      assertThat(sentence.en()).endsWith(".").doesNotContain("{", "\n", "..", ": .");
    }
  }
}
