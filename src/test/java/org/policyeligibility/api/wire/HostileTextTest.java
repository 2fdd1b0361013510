package org.policyeligibility.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.message.Language;

/** Whatever stands in a header or a parameter is read, or refused as the contract has it. */
@Tag("apart")
class HostileTextTest {
  private static final Parameters PARAMETERS = new Parameters(Language.EN);
  private static final int TRIES = 100_000;

  /** Random texts of pieces that mean something to one reader or another. */
  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "-",
            "_",
            "*",
            "*/*",
            "zh",
            "en",
            "en-GB",
            "x-",
            "i-klingon",
            "zh-Hant-",
            ";",
            ",",
            ";q=",
            "q",
            "0",
            "1",
            "0.5",
            "1.000",
            "9999999999",
            "=",
            "\"",
            "W/",
            "\\",
            "/",
            " ",
            "\t",
            "%",
            "application",
            "json",
            "\u0000",
            "\u001b[",
            "\u202e",
            "\ud800",
            "\uffff",
            "2024-02-30",
            "2024-01-01",
            "1000000000-01-01T00:00:00Z",
            "+1000000000",
            "null",
            "'",
            "é",
            "𝒳");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(40));
  }

  @Property(tries = TRIES)
  void a_language_is_always_found(@ForAll("hostile") String header) {
    assertThat(AcceptLanguage.of(header)).isNotNull();
  }

  @Property(tries = TRIES)
  void a_media_type_is_found_or_none_is(@ForAll("hostile") String header) {
    assertThat(AcceptHeader.of(header).best(List.of("application/json"))).isNotNull();
  }

  @Property(tries = TRIES)
  void entity_tags_are_compared(@ForAll("hostile") String header) {
    assertThat(EntityTags.name(header, header)).isIn(true, false);
  }

  @Property(tries = TRIES)
  void a_parameter_is_read_or_refused(@ForAll("hostile") String stated) {
    refusedOrNot(() -> PARAMETERS.day("asOf", stated));
    refusedOrNot(() -> PARAMETERS.number("limit", stated, 1, 1, 500));
    refusedOrNot(() -> PARAMETERS.text("q", stated, 100));
    refusedOrNot(() -> PARAMETERS.oneOf("type", stated, List.of("A")));
    refusedOrNot(() -> ContractPaths.allowed(stated));
  }

  private static void refusedOrNot(Runnable read) {
    try {
      read.run();
    } catch (Unprocessable refused) {
      assertThat(refused.problem().errors()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-, ZH",
    "en, EN",
    "en-GB, EN",
    "'zh;q=0.5,en', EN",
    "'en;q=0,zh', ZH",
    "'fr, en;q=0.1', EN",
    "'fr-CA ; q=0.9 , EN-us ;q=0.8', EN",
    "*, ZH",
    "en;q=2, ZH",
    "'en,', ZH"
  })
  void the_first_language_that_we_have_is_meant(String header, Language language) {
    assertThat(AcceptLanguage.of(header)).isEqualTo(language);
  }
}
