package org.policyeligibility.ruleset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Competent authorities with their days, so that an applicant is sent to the body in charge. A
 * reorganisation is one new row, whichever clauses it concerns.
 */
class AuthoritiesTest {
  private static final LocalDate REFORM = LocalDate.of(2023, 3, 10);
  private static final Pattern JOINED = Pattern.compile("[、；或和]|会同");
  private static final Pattern SAYS_WHAT_EACH_DOES = Pattern.compile("（|登记|没有");
  private static final LocalDate LATER = LocalDate.of(2027, 5, 1);

  private static Ruleset shipped() throws IOException, FaultyRuleset {
    return RulesetReader.read(EditedRules.shipped().files());
  }

  /** The shipped law after one more reorganisation of a body of one line. */
  private static Ruleset reorganised(String name, String matter) throws Exception {
    return RulesetReader.read(
        EditedRules.shipped()
            .replace(
                "authorities.yaml",
                "    name: " + name + "\n",
                "    name: "
                    + name
                    + "\n    successors:\n      - "
                    + matter
                    + "from: \"2027-05-01\"\n        body: state-council\n"
                    + "        source: { zh: 测试, en: Test }\n")
            .files());
  }

  private static CompetentBody authority(Ruleset ruleset, String clause) {
    return ruleset.provision(clause).orElseThrow().clause().authority().body();
  }

  private static @Nullable String inCharge(CompetentBody body, LocalDate day) {
    CompetentBody.Successor successor = body.on(day);
    return successor == null ? null : successor.name().zh();
  }

  private static @Nullable String inChargeInEnglish(CompetentBody body) {
    CompetentBody.Successor successor = body.on(LATER);
    return successor == null ? null : successor.name().en();
  }

  @Test
  void the_body_of_the_text_is_in_charge_until_the_day_before_and_its_successor_on_the_day()
      throws Exception {
    CompetentBody body = authority(shipped(), "guofa-2020-7/5.3");
    assertThat(inCharge(body, REFORM.minusDays(1))).isNull();
    assertThat(inCharge(body, REFORM)).isEqualTo("市级以上人民政府人力资源社会保障部门（外国人来华工作管理部门）");
    assertThat(body.name().zh()).startsWith("市级以上人民政府科技行政部门");
  }

  @Test
  void bodies_that_act_together_move_as_each_of_them_does() throws Exception {
    CompetentBody together = authority(shipped(), "guofa-2020-7/19.1");
    assertThat(inCharge(together, REFORM.minusDays(1))).isNull();
    assertThat(inCharge(together, REFORM)).isEqualTo("生态环境部、商务部、工业和信息化部");
  }

  @Test
  void either_of_two_bodies_decides_after_a_reorganisation_of_one_as_before_it() throws Exception {
    CompetentBody either =
        reorganised("{ zh: 财政部门, en: Finance departments }", "")
            .provision("guofa-2020-7/8.3")
            .orElseThrow()
            .clause()
            .requires()
            .get(0)
            .decidedBy();
    assertThat(either.name().zh()).isEqualTo("采购人或财政部门");
    assertThat(inCharge(either, LATER.minusDays(1))).isNull();
    assertThat(inCharge(either, LATER)).isEqualTo("采购人或国务院");
    assertThat(inChargeInEnglish(either)).isEqualTo("Purchasing bodies or State Council");
  }

  /** One row moves them all; a name that says what each of them does has to be written anew. */
  @Test
  void several_bodies_of_one_name_are_listed_or_the_name_says_what_each_of_them_does()
      throws Exception {
    YamlNode bodies =
        YamlNode.read(
                "authorities.yaml",
                String.valueOf(EditedRules.shipped().files().text("authorities.yaml")),
                new ArrayList<>())
            .required("bodies");
    assertThat(bodies.entries()).hasSizeGreaterThan(100);
    assertThat(
            bodies.entries().entrySet().stream()
                .filter(body -> body.getValue().texts("members").isEmpty())
                .map(body -> body.getValue().required("name").text("zh"))
                .filter(name -> JOINED.matcher(name.replace("工业和信息化", "")).find()))
        .isNotEmpty()
        .allMatch(name -> SAYS_WHAT_EACH_DOES.matcher(name).find());
  }

  @Test
  void a_body_that_moved_in_one_matter_stays_in_charge_of_the_others() throws Exception {
    Ruleset ruleset = shipped();
    assertThat(inCharge(authority(ruleset, "guofa-2020-7/20.3"), REFORM)).isEqualTo("工业和信息化部");
    assertThat(inCharge(authority(ruleset, "guofa-2020-7/4.4"), REFORM)).isNull();
  }

  @Test
  void a_successor_that_is_succeeded_gives_way_to_the_third() throws Exception {
    Ruleset ruleset =
        reorganised("{ zh: 工业和信息化部, en: Ministry of Industry and Information Technology }", "");
    CompetentBody zones = authority(ruleset, "guofa-2020-7/20.3");
    assertThat(inCharge(zones, LATER.minusDays(1))).isEqualTo("工业和信息化部");
    assertThat(inCharge(zones, LATER)).isEqualTo("国务院");
    assertThat(inCharge(authority(ruleset, "guofa-2020-7/19.1"), LATER)).isEqualTo("生态环境部、商务部、国务院");
  }

  @Test
  void a_matter_that_moves_back_is_again_for_the_body_of_the_text() throws Exception {
    String ministry =
        "    name: { zh: 工业和信息化部, en: Ministry of Industry and Information Technology }\n";
    Ruleset ruleset =
        RulesetReader.read(
            EditedRules.shipped()
                .replace(
                    "authorities.yaml",
                    ministry,
                    ministry
                        + "    successors:\n      - from: \"2027-05-01\"\n"
                        + "        body: sci-tech-state-council\n"
                        + "        source: { zh: 测试, en: Test }\n")
                .files());
    CompetentBody zones = authority(ruleset, "guofa-2020-7/20.3");
    assertThat(inCharge(zones, LATER.minusDays(1))).isEqualTo("工业和信息化部");
    assertThat(inCharge(zones, LATER)).isEqualTo(zones.name().zh());
  }

  @Test
  void one_row_moves_a_body_in_every_clause_that_names_it_alone_or_with_others() throws Exception {
    Ruleset ruleset = reorganised("{ zh: 海关, en: Customs }", "");
    assertThat(inCharge(authority(ruleset, "guobanfa-2019-58/12.4"), LATER)).isEqualTo("国务院");
    assertThat(inCharge(authority(ruleset, "guobanfa-2019-58/12.5"), LATER)).isEqualTo("商务部门、国务院");
    assertThat(inCharge(authority(ruleset, "guobanfa-2019-58/12.6"), LATER))
        .isEqualTo("财政部门、税务机关、国务院");
    assertThat(inCharge(authority(ruleset, "guobanfa-2019-58/12.6"), LATER.minusDays(1))).isNull();
  }

  @Test
  void a_row_in_another_matter_moves_nobody() throws Exception {
    Ruleset ruleset = reorganised("{ zh: 海关, en: Customs }", "matter: duties\n        ");
    assertThat(inCharge(authority(ruleset, "guobanfa-2019-58/12.4"), LATER)).isNull();
  }

  @Test
  void a_misspelt_key_of_a_body_is_one_fault_and_not_one_of_each_clause() throws Exception {
    EditedRules rules =
        EditedRules.shipped().replace("authorities.yaml", "    successors:\n", "    successor:\n");
    assertThatThrownBy(() -> RulesetReader.read(rules.files()))
        .isInstanceOfSatisfying(
            FaultyRuleset.class,
            faulty ->
                assertThat(faulty.faults())
                    .extracting(RulesetFault::path)
                    .containsOnly("authorities.yaml"));
  }
}
