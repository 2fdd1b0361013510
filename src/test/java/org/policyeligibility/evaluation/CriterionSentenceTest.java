package org.policyeligibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.ProfileType;

/** A criterion reads as a sentence in both languages. */
class CriterionSentenceTest {
  private static Text sentence(
      ProfileType type, String fact, Operator operator, Object... expected) {
    return CriterionSentence.of(
        new Criterion(
            Law.shipped().ruleset().vocabulary().known(type, fact),
            operator,
            List.of(expected),
            false));
  }

  @Test
  void a_bound_names_its_unit_in_chinese() {
    assertThat(sentence(ProfileType.PERSON, "ageYears", Operator.LTE, new BigDecimal(65)))
        .isEqualTo(new Text("年龄不超过65周岁", "age is at most 65"));
  }

  @Test
  void values_are_named_and_not_coded() {
    Text sentence =
        sentence(ProfileType.PERSON, "citizenship", Operator.IN, "FOREIGN", "STATELESS");
    assertThat(sentence.zh()).isEqualTo("国籍或身份为外国国籍或无国籍");
    assertThat(sentence.en())
        .isEqualTo("the nationality or residency status is foreign national or stateless");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zoneTypes | CONTAINS | NATIONAL_HIGH_TECH_ZONE | in a national high-tech zone",
        "zoneTypes | CONTAINS | INDUSTRIAL_PARK | in another industrial park",
        "zoneTypes | NOT_CONTAINS | ZHANGJIANG_PARK | not: in a Zhangjiang park",
        "institutionType | IN | INSURER, OTHER | is an insurer or another institution",
        "institutionType | IN | UNIVERSITY, INSURER | is a university or insurer",
        "institutionType | NOT_IN | UNIVERSITY | not: is a university",
        "labels | CONTAINS | UNICORN | counts as a unicorn",
        "industries | CONTAINS | MANUFACTURING | works in manufacturing"
      })
  void an_english_phrase_can_say_it_whole_with_the_values_where_the_dots_are(
      String fact, Operator operator, String values, String sentence) {
    assertThat(sentence(ProfileType.ENTERPRISE, fact, operator, (Object[]) values.split(", ")).en())
        .isEqualTo(sentence);
  }

  @Test
  void a_boolean_speaks_for_itself_either_way() {
    Text yes = sentence(ProfileType.ENTERPRISE, "holdsPledgeableIp", Operator.EQ, true);
    Text no = sentence(ProfileType.ENTERPRISE, "holdsPledgeableIp", Operator.EQ, false);
    assertThat(yes.zh()).isEqualTo("有可以出质的知识产权");
    assertThat(no).isNotEqualTo(yes);
    assertThat(sentence(ProfileType.ENTERPRISE, "holdsPledgeableIp", Operator.NOT_EQ, false))
        .isEqualTo(yes);
    assertThat(sentence(ProfileType.ENTERPRISE, "holdsPledgeableIp", Operator.NOT_EQ, true))
        .isEqualTo(no);
  }
}
