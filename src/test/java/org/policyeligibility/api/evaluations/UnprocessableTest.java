package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Bodies that can be read and are wrong: everything wrong is named, by place and code. */
@QuarkusTest
class UnprocessableTest {
  static List<String> errors(String body) {
    Service.Answer en = Service.evaluate(body, "Accept-Language", "en");
    List<String> errors = Problems.errors(Problems.expect(422, en));
    assertThat(Problems.errors(Problems.expect(422, Service.evaluate(body)))).isEqualTo(errors);
    return errors;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | ` wrong-type`",
        "[] | ` wrong-type`",
        "1 | ` wrong-type`",
        "true | ` wrong-type`",
        "\"zqxMARKERxqz\" | ` wrong-type`",
        "{} | /profile required",
        "{\"profile\":null} | /profile required",
        "{\"profile\":[]} | /profile wrong-type",
        "{\"profile\":\"person\"} | /profile wrong-type",
        "{\"profile\":1} | /profile wrong-type",
        "{\"profile\":{}} | /profile/type required",
        "{\"profile\":{\"type\":null}} | /profile/type required",
        "{\"profile\":{\"type\":1}} | /profile/type wrong-type",
        "{\"profile\":{\"type\":[\"person\"]}} | /profile/type wrong-type",
        "{\"profile\":{\"type\":\"zqxMARKERxqz\"}} | /profile/type unknown-value",
        "{\"profile\":{\"type\":\"Person\"}} | /profile/type unknown-value",
        "{\"profile\":{\"type\":\"PERSON\"}} | /profile/type unknown-value",
        "{\"profile\":{\"type\":\" person\"}} | /profile/type unknown-value",
        "{\"profile\":{\"type\":\"p\u0435rson\"}} | /profile/type unknown-value"
      })
  void a_body_needs_a_profile_of_a_known_type(String body, String error) {
    assertThat(errors(body)).containsExactly(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"clauses\":\"guofa-2020-7/5.3\" | /clauses wrong-type",
        "\"clauses\":{} | /clauses wrong-type",
        "\"clauses\":[null] | /clauses/0 null-element",
        "\"clauses\":[1] | /clauses/0 wrong-type",
        "\"clauses\":[[]] | /clauses/0 wrong-type",
        "\"clauses\":[\"zqxMARKERxqz\"] | /clauses/0 unknown-id",
        "\"clauses\":[\"guofa-2020-7/5.3\",\"GUOFA-2020-7/5.3\"] | /clauses/1 unknown-id",
        "\"clauses\":[\"\"] | /clauses/0 unknown-id",
        "\"clauses\":[\"work-permit-age-65\"] | /clauses/0 unknown-id",
        "\"benefits\":[\"guofa-2020-7/5.3\"] | /benefits/0 unknown-id",
        "\"benefits\":[\"zqxMARKERxqz\"] | /benefits/0 unknown-id",
        "\"benefits\":true | /benefits wrong-type",
        "\"outcomes\":[\"zqxMARKERxqz\"] | /outcomes/0 unknown-value",
        "\"outcomes\":[\"eligible\"] | /outcomes/0 unknown-value",
        "\"outcomes\":[null] | /outcomes/0 null-element",
        "\"outcomes\":\"ELIGIBLE\" | /outcomes wrong-type",
        "\"declined\":[\"zqxMARKERxqz\"] | /declined/0 unknown-fact",
        "\"declined\":[\"birthDate\",\"ageYears\"] | /declined/1 unknown-fact",
        "\"declined\":[\"zone.zoneTypes\"] | /declined/0 unknown-fact",
        "\"declined\":[null] | /declined/0 null-element",
        "\"declined\":[{}] | /declined/0 wrong-type",
        "\"declined\":\"birthDate\" | /declined wrong-type",
        "\"asof\":\"2024-06-01\" | /asof unknown-property",
        "\"zone\":\"zqxMARKERxqz\" | /zone unknown-property",
        "\"decision\":\"zqxMARKERxqz\" | /decision unknown-property",
        "\"ruleVersion\":\"zqxMARKERxqz\" | /ruleVersion unknown-property",
        "\"__proto__\":{\"zqxMARKERxqz\":1} | /__proto__ unknown-property",
        "\"constructor\":{} | /constructor unknown-property",
        "\"@class\":\"zqxMARKERxqz\" | /@class unknown-property",
        "\"@type\":[\"zqxMARKERxqz\",{}] | /@type unknown-property",
        "\"\":1 | / unknown-property",
        "\"a/b~c\":1 | /a~1b~0c unknown-property",
        "\"profile \":1 | /profile  unknown-property",
        "\"${jndi:ldap://x}\":\"${jndi:ldap://zqxMARKERxqz}\" | /${jndi:ldap:~1~1x}"
            + " unknown-property",
        "\"{fault.required}\":1 | /{fault.required} unknown-property",
        "\"${1+1}\":\"#{zqxMARKERxqz}\" | /${1+1} unknown-property"
      })
  void the_rest_of_the_body_is_read_as_strictly(String member, String error) {
    assertThat(errors("{\"profile\":{\"type\":\"person\"}," + member + "}")).containsExactly(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "person | \"zqx\":\"zqxMARKERxqz\" | zqx unknown-property",
        "person | \"citizenshp\":\"zqxMARKERxqz\" | citizenshp unknown-property",
        "person | \"Citizenship\":\"FOREIGN\" | Citizenship unknown-property",
        "person | \"c\u0456tizenship\":\"FOREIGN\" | c\u0456tizenship unknown-property",
        "person | \"__proto__\":{} | __proto__ unknown-property",
        "person | \"@class\":\"zqxMARKERxqz\" | @class unknown-property",
        "person | \"id\":\"110101190001010000\" | id unknown-property",
        "person | \"name\":\"zqxMARKERxqz\" | name unknown-property",
        "person | \"ageYears\":60 | ageYears derived-fact",
        "person | \"ageYears\":\"zqxMARKERxqz\" | ageYears derived-fact",
        "person | \"provinceCode\":\"CN-SH\" | provinceCode other-profile-type",
        "person | \"stateOwned\":true | stateOwned other-profile-type",
        "enterprise | \"birthDate\":\"zqxMARKERxqz\" | birthDate other-profile-type",
        "enterprise | \"ageYears\":60 | ageYears other-profile-type",
        "zone | \"citizenship\":\"zqxMARKERxqz\" | citizenship other-profile-type",
        "zone | \"employerZoneTypes\":null | employerZoneTypes other-profile-type",
        "zone | \"zoneTypes\":[\"NONE\",\"INDUSTRIAL_PARK\"] | zoneTypes none-not-alone",
        "enterprise | \"partnerTypes\":[\"UNIVERSITY\",\"NONE\"] | partnerTypes none-not-alone",
        "enterprise | \"zoneTypes\":[\"NONE\",null] | zoneTypes/1 null-element",
        "enterprise | \"provinceCode\":\"CN-ZZ\" | provinceCode unknown-value",
        "enterprise | \"provinceCode\":\"cn-sh\" | provinceCode unknown-value",
        "enterprise | \"provinceCode\":\"SH\" | provinceCode unknown-value",
        "enterprise | \"provinceCode\":\"310000\" | provinceCode unknown-value",
        "enterprise | \"provinceCode\":\"上海市\" | provinceCode unknown-value",
        "enterprise | \"provinceCode\":\"CN-BJ\",\"zoneTypes\":[\"ZHANGJIANG_PARK\"]"
            + " | provinceCode province-contradicts-zone",
        "zone | \"zoneTypes\":[\"ZHANGJIANG_PARK\"],\"provinceCode\":\"CN-HK\""
            + " | provinceCode province-contradicts-zone",
        "person | \"employerZoneTypes\":[\"ZHANGJIANG_PARK\"],\"employerProvinceCode\":\"CN-JS\""
            + " | employerProvinceCode province-contradicts-zone",
        "person | \"assessments\":[] | assessments wrong-type",
        "person | \"assessments\":\"PASSED\" | assessments wrong-type",
        "person | \"assessments\":{\"zqx\":\"PASSED\"} | assessments/zqx unknown-id",
        "person | \"assessments\":{\"work-permit-age-65\":\"GRANTED\"}"
            + " | assessments/work-permit-age-65 unknown-value",
        "person | \"assessments\":{\"work-permit-age-65\":\"zqxMARKERxqz\"}"
            + " | assessments/work-permit-age-65 unknown-value",
        "person | \"approvals\":{\"work-permit-age-65\":\"granted\"}"
            + " | approvals/work-permit-age-65 unknown-value",
        "person | \"approvals\":{\"work-permit-age-65\":true}"
            + " | approvals/work-permit-age-65 wrong-type",
        "person | \"approvals\":{\"guofa-2020-7/5.3\":[]}"
            + " | approvals/guofa-2020-7~15.3 wrong-type",
        "person | \"approvals\":{\"guofa-2020-7/5.3 \":\"GRANTED\"}"
            + " | approvals/guofa-2020-7~15.3  unknown-id"
      })
  void what_is_wrong_in_a_profile_is_named(String type, String members, String error) {
    String body =
        "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"" + type + "\"," + members + "}}";
    assertThat(errors(body)).containsExactly("/profile/" + error);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-02-30, invalid-date",
    "2023-02-29, invalid-date",
    "1900-02-29, invalid-date",
    "2024-13-01, invalid-date",
    "2024-00-01, invalid-date",
    "2024-04-31, invalid-date",
    "2024-2-1, invalid-date",
    "24-02-01, invalid-date",
    "２０２４-06-01, invalid-date",
    "٢٠٢٤-06-01, invalid-date",
    "2024-06-01T00:00:00, invalid-date",
    "2024-06-01T00:00:00Z, invalid-date",
    "2024-06-01Z, invalid-date",
    "2024-06-01+08:00, invalid-date",
    "2024/06/01, invalid-date",
    "20240601, invalid-date",
    "2024-W22-6, invalid-date",
    "2024-153, invalid-date",
    "01-06-2024, invalid-date",
    "' 2024-06-01', invalid-date",
    "'2024-06-01 ', invalid-date",
    "'', invalid-date",
    "+2024-06-01, invalid-date",
    "-2024-06-01, invalid-date",
    "+12024-06-01, invalid-date",
    "zqxMARKERxqz, invalid-date",
    "2024年06月01日, invalid-date",
    "today, invalid-date",
    "2024-06-01\\u0000, invalid-date",
    "2024\\u201106\\u201101, invalid-date",
    "0000-01-01, date-out-of-range",
    "0001-01-01, date-out-of-range",
    "1899-12-31, date-out-of-range",
    "2200-01-01, date-out-of-range",
    "9999-12-31, date-out-of-range"
  })
  void a_date_is_a_calendar_day_between_1900_and_2199(String day, String code) {
    assertThat(
            errors(
                "{\"asOf\":\"%s\",\"profile\":{\"type\":\"person\",\"birthDate\":\"%s\"}}"
                    .formatted(day, day)))
        .containsExactly("/asOf " + code, "/profile/birthDate " + code);
  }

  @Test
  void nobody_is_born_after_the_as_of_date_and_anybody_may_be_born_on_it() {
    String body =
        "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\",\"birthDate\":\"%s\"}}";
    assertThat(errors(body.formatted("2024-06-02")))
        .containsExactly("/profile/birthDate birth-after-as-of");
    assertThat(Service.evaluate(body.formatted("2024-06-01")).status()).isEqualTo(200);
    assertThat(Service.evaluate(body.formatted("1900-01-01")).status()).isEqualTo(200);
  }
}
