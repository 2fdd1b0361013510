package org.policyeligibility.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.law.Language;

/** A quote is proved or refused, on texts made for the purpose. */
class QuoteProofTest {
  private static final String TEXT =
      """
      关于测试的意见

      第一句不引。支持园区建设平台，鼓励试验。可申请延长至5年。
      """;

  @TempDir private Path sources = Path.of("");

  @BeforeEach
  void write_the_source() throws IOException {
    Files.writeString(sources.resolve("test.zh.txt"), TEXT);
  }

  /** One document, one clause that cannot be evaluated, so that the quote alone is at stake. */
  private static Ruleset ruleset(String quote, int line, int sentence) throws Exception {
    String document =
        """
        title: { zh: 测试, en: Test }
        issuer: { zh: 测试, en: Test }
        inForce: { from: "2020-01-01" }
        weight: { zh: 测试, en: Test }
        governs: zh
        sources:
          zh: { file: test.zh.txt, sha256: %s }
        """
            .formatted(
                HexFormat.of()
                    .formatHex(
                        MessageDigest.getInstance("SHA-256")
                            .digest(TEXT.getBytes(StandardCharsets.UTF_8))));
    String clause =
        """
        title: { zh: 测试, en: Test }
        profile: zone
        benefit: test
        effect: benefit
        modality: support
        category: test
        evaluable: no
        reason: { zh: 测试, en: Test }
        citation:
          article: "1"
          sentence: %d
          line: { zh: %d }
          quote: { zh: %s }
        authority: { zh: 测试, en: Test, basis: unnamed }
        reviewed: { "on": "2026-01-01", against: [ test.zh.txt ] }
        """
            .formatted(sentence, line, quote);
    EditedRules rules = EditedRules.shipped();
    for (String path : List.copyOf(rules.files().paths())) {
      if (path.contains("/")) {
        rules.write(path, null);
      }
    }
    rules.write("test/document.yaml", document).write("test/1.1-test/clause.yaml", clause);
    return RulesetReader.read(rules.files());
  }

  @Test
  void a_quote_on_its_line_and_in_its_sentence_is_proved() throws Exception {
    assertThat(QuoteProof.of(ruleset("支持园区建设平台", 3, 2), sources).quotes()).isEqualTo(1);
  }

  @Test
  void one_altered_character_is_refused() {
    assertThatThrownBy(() -> QuoteProof.of(ruleset("支持园区建没平台", 3, 2), sources))
        .isInstanceOf(FaultyRuleset.class)
        .hasMessageContaining("the zh quote is not in sentence 2 of line 3")
        .hasMessageContaining("it stands nowhere in that text: quote it word for word");
  }

  @Test
  void a_quote_in_another_sentence_is_refused() {
    assertThatThrownBy(() -> QuoteProof.of(ruleset("支持园区建设平台", 3, 3), sources))
        .hasMessageContaining("it stands in line [3]: check line and sentence");
  }

  @Test
  void a_quote_that_runs_over_two_sentences_is_refused() {
    assertThatThrownBy(() -> QuoteProof.of(ruleset("鼓励试验。可申请", 3, 2), sources))
        .isInstanceOf(FaultyRuleset.class);
  }

  @Test
  void a_source_that_changed_by_one_byte_is_refused() throws Exception {
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2);
    Files.writeString(sources.resolve("test.zh.txt"), TEXT + " ");
    assertThatThrownBy(() -> QuoteProof.of(ruleset, sources))
        .hasMessageContaining("the sha256 of test.zh.txt is another");
  }

  @Test
  void a_source_that_is_missing_is_refused() throws Exception {
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2);
    Files.delete(sources.resolve("test.zh.txt"));
    assertThatThrownBy(() -> QuoteProof.of(ruleset, sources))
        .hasMessageContaining("no source test.zh.txt");
  }

  @Test
  void an_english_heading_on_the_line_is_no_sentence() {
    assertThat(SourceTexts.sentences(Language.EN, "  (5) Attract talent. Support zones. Allow it."))
        .containsExactly("Support zones.", "Allow it.");
    assertThat(SourceTexts.sentences(Language.EN, "Support zones. Allow it."))
        .containsExactly("Support zones.", "Allow it.");
  }
}
