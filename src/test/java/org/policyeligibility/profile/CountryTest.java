package org.policyeligibility.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries as people type them. */
class CountryTest {
  @ParameterizedTest
  @CsvSource({
    "CN, CN",
    "CHN, CN",
    "chn, CN",
    "ＣＮ, CN",
    "' hk ', HK",
    "HKG, HK",
    "MO, MO",
    "MAC, MO",
    "TW, TW",
    "twn, TW",
    "de, DE",
    "DEU, DE",
    "GB, GB",
    "GBR, GB",
    "US, US",
    "AX, AX",
    "zwe, ZW"
  })
  void codes_of_two_and_three_letters_are_read(String typed, String alpha2) {
    assertThat(Country.read(typed)).contains(alpha2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "CNN", "XX", "XXA", "156", "China", "中国", "C N", "UK", "EU"})
  void anything_else_is_none(String typed) {
    assertThat(Country.read(typed)).isEmpty();
  }

  @Test
  void the_platform_knows_the_249_codes() {
    String[] codes = Locale.getISOCountries();
    assertThat(codes).hasSize(249);
    for (String code : codes) {
      assertThat(Country.read(code)).contains(code);
      assertThat(Country.read(new Locale.Builder().setRegion(code).build().getISO3Country()))
          .contains(code);
    }
  }
}
