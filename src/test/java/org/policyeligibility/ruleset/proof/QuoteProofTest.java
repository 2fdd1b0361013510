package org.policyeligibility.ruleset.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.HeldSources;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;

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

  private static Ruleset ruleset(String quote, int line, int sentence) throws Exception {
    return ruleset(quote, line, sentence, "");
  }

  private static Ruleset ruleset(String quote, int line, int sentence, String more)
      throws Exception {
    return ruleset(quote, line, sentence, more, TEXT);
  }

  /** One document, one clause that cannot be evaluated, so that the quote alone is at stake. */
  private static Ruleset ruleset(String quote, int line, int sentence, String more, String text)
      throws Exception {
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
                                .digest(text.getBytes(StandardCharsets.UTF_8))))
            + more;
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
        authority: { body: unnamed, basis: unnamed }
        readings:
          - "on": "2026-01-01"
            against: [ test.zh.txt ]
            changed: { zh: 测试, en: Test }
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
    assertThat(QuoteProver.of(ruleset("支持园区建设平台", 3, 2), sources).quotes()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "UTF-16"})
  void a_source_in_another_encoding_is_named_with_it_and_with_the_remedy(String encoding)
      throws Exception {
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2);
    Files.write(sources.resolve("test.zh.txt"), TEXT.getBytes(Charset.forName(encoding)));
    assertThatThrownBy(() -> QuoteProver.of(ruleset, sources))
        .isInstanceOf(FaultyRuleset.class)
        .hasMessageContaining(
            "the source file `test.zh.txt`: the encoding is " + encoding + " and not UTF-8")
        .hasMessageContaining("save it as UTF-8 without BOM");
  }

  @Test
  void what_was_proved_holds_for_these_words_of_this_text_and_for_nothing_else() throws Exception {
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2);
    QuoteProof proof =
        Ruleset.readFrom(ruleset.toBytes(QuoteProver.of(ruleset, sources)), ruleset::files).proof();
    assertThat(proof.quotes()).isEqualTo(1);
    assertThat(holds(proof, ruleset)).isTrue();
    assertThat(holds(QuoteProof.NONE, ruleset)).isFalse();
    assertThat(holds(proof, ruleset("支持园区建没平台", 3, 2))).isFalse();
    assertThat(holds(proof, ruleset("支持园区建设平台", 3, 3))).isFalse();
    assertThat(holds(proof, ruleset("支持园区建设平台", 2, 2))).isFalse();
  }

  private static boolean holds(QuoteProof proof, Ruleset ruleset) {
    Clause clause = ruleset.provision("test/1.1").orElseThrow().clause();
    return proof.holds(clause, clause.document().citedSource());
  }

  @Test
  void an_announcement_is_proved_as_a_citation_is() throws Exception {
    String announcement =
        """
        announcements:
          - id: c1
            line: { zh: 3 }
            sentence: 3
            quote: { zh: %s }
            became: [ test/1.1 ]
        """;
    Ruleset right = ruleset("支持园区建设平台", 3, 2, announcement.formatted("可申请延长至5年"));
    QuoteProof proof = QuoteProver.of(right, sources);
    assertThat(proof.quotes()).isEqualTo(2);
    Document document = right.documents().get(0);
    assertThat(proof.holds(document.announcements().get(0), document.citedSource())).isTrue();
    Ruleset wrong = ruleset("支持园区建设平台", 3, 2, announcement.formatted("可申请延长至6年"));
    assertThatThrownBy(() -> QuoteProver.of(wrong, sources))
        .isInstanceOf(FaultyRuleset.class)
        .hasMessageContaining("the zh quote is not in sentence 3 of line 3")
        .hasMessageContaining("rules/test/document.yaml:12: ");
  }

  /** Three articles; the first is carried by the clause of the test. */
  private static final String ARTICLES_TEXT =
      """
      关于测试的意见
      （一）建设平台。
      第一句不引。支持园区建设平台，鼓励试验。可申请延长至5年。
      （二）组织领导。
      加强领导。
      """;

  private static final String ARTICLES =
      """
      articles:
        - article: "1"
          line: { zh: 2 }
          title: { zh: 测试, en: Test }
          notCarried:
            - sentences: [ 1, 3 ]
              reason: { zh: 测试, en: Test }
            - sentences: [ 2 ]
              part: { zh: 鼓励试验 }
              reason: { zh: 测试, en: Test }
        - article: "2"
          line: { zh: 4 }
          title: { zh: 测试, en: Test }
          notCarried: [ { reason: { zh: 测试, en: Test } } ]
      """;

  /** The message about the document when its articles are listed so; empty where it is sound. */
  private String coverage(String articles) throws Exception {
    Files.writeString(sources.resolve("test.zh.txt"), ARTICLES_TEXT);
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2, articles, ARTICLES_TEXT);
    try {
      QuoteProver.of(ruleset, sources);
      return "";
    } catch (FaultyRuleset faulty) {
      return String.valueOf(faulty.getMessage());
    }
  }

  @Test
  void a_document_that_accounts_for_every_article_and_sentence_is_whole() throws Exception {
    assertThat(coverage(ARTICLES)).isEmpty();
  }

  @Test
  void an_article_that_is_not_listed_is_named_by_its_line() throws Exception {
    int second = ARTICLES.indexOf("  - article: \"2\"");
    assertThat(coverage(ARTICLES.substring(0, second)))
        .contains("the article that begins in line 4 of test.zh.txt is not listed")
        .contains("document.yaml:8: the article");
    assertThat(coverage(ARTICLES.replace("line: { zh: 4 }", "line: { zh: 5 }")))
        .contains("no article begins in line 5 of test.zh.txt");
  }

  @Test
  void a_sentence_that_is_passed_over_or_counted_twice_is_named() throws Exception {
    assertThat(coverage(ARTICLES.replace("[ 1, 3 ]", "[ 1 ]")))
        .contains("sentence 3 of article 1 is passed over")
        .contains("document.yaml:9: sentence 3");
    assertThat(coverage(ARTICLES.replace("[ 1, 3 ]", "[ 1, 2, 3 ]")))
        .contains("sentence 2 of article 1 is carried and is not");
  }

  /** A reader sees word for word what was left out, and why. */
  @Test
  void a_part_of_a_sentence_that_is_neither_quoted_nor_declared_is_named() throws Exception {
    String undeclared = ARTICLES.replaceAll("(?m)^ +- sentences: \\[ 2 ]\n.*\n.*\n", "");
    assertThat(coverage(undeclared))
        .contains("words of sentence 2 of article 1 (zh) are passed over: “鼓励试验”")
        .contains("document.yaml:9: words");
    assertThat(coverage(ARTICLES.replace("鼓励试验 }", "试验 }"))).contains("are passed over: “鼓励”");
  }

  /** The English of article 14 has four sentences where the Chinese has three. */
  @Test
  void a_translation_that_stops_within_a_list_leaves_words_that_nobody_quotes() throws Exception {
    HeldSources.assumeThere();
    EditedRules cut =
        EditedRules.shipped()
            .replace(
                "guofa-2020-7/14.4-belt-and-road-exchange/clause.yaml",
                "exchange, technical exchanges and cross-border collaboration",
                "exchange");
    assertThatThrownBy(() -> QuoteProver.of(RulesetReader.read(cut.files()), HeldSources.FOLDER))
        .hasMessageContaining(
            "words of sentence 4 of article 14 (en) are passed over:"
                + " “technical exchanges and cross-border collaboration”");
  }

  @Test
  void a_clause_that_cites_a_line_of_another_article_is_named() throws Exception {
    assertThat(
            coverage(
                ARTICLES
                    .replace("zh: 2 }", "zh: 4 }")
                    .replace("\"2\"\n    line: { zh: 4 }", "\"2\"\n    line: { zh: 2 }")))
        .contains("test/1.1 cites line 3, which is not in article 1");
  }

  @Test
  void one_altered_character_is_refused() {
    assertThatThrownBy(() -> QuoteProver.of(ruleset("支持园区建没平台", 3, 2), sources))
        .isInstanceOf(FaultyRuleset.class)
        .hasMessageContaining("the zh quote is not in sentence 2 of line 3")
        .hasMessageContaining("quoted “支持园区建【没】平台”, the text has “支持园区建【设】平台，鼓励试验。”;");
  }

  @Test
  void a_quote_in_another_sentence_is_refused() {
    assertThatThrownBy(() -> QuoteProver.of(ruleset("支持园区建设平台", 3, 3), sources))
        .hasMessageContaining(
            "rules/test/1.1-test/clause.yaml:11: the zh quote is not in sentence 3")
        .hasMessageContaining("it stands in sentence 2 of that line");
  }

  @Test
  void a_quote_of_another_line_is_refused_at_its_line() {
    assertThatThrownBy(() -> QuoteProver.of(ruleset("支持园区建设平台", 1, 1), sources))
        .hasMessageContaining("clause.yaml:12: the zh quote is not in sentence 1 of line 1")
        .hasMessageContaining("it stands in line 3: check line and sentence");
  }

  @Test
  void a_quote_that_runs_over_two_sentences_is_refused() {
    assertThatThrownBy(() -> QuoteProver.of(ruleset("鼓励试验。可申请", 3, 2), sources))
        .isInstanceOf(FaultyRuleset.class)
        .hasMessageContaining("clause.yaml:11: ")
        .hasMessageContaining(
            "from sentence 2 of that line to 3: write `sentence: 2` and `through: 3`");
  }

  @Test
  void a_source_that_changed_by_one_byte_is_refused_at_the_line_that_names_it() throws Exception {
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2);
    Files.writeString(sources.resolve("test.zh.txt"), TEXT + " ");
    assertThatThrownBy(() -> QuoteProver.of(ruleset, sources))
        .hasMessageContaining("rules/test/document.yaml:7: the sha256 of test.zh.txt is another");
  }

  @Test
  void a_source_that_is_missing_is_refused_and_no_quote_of_it_besides() throws Exception {
    Ruleset ruleset = ruleset("支持园区建设平台", 3, 2);
    Files.delete(sources.resolve("test.zh.txt"));
    assertThatThrownBy(() -> QuoteProver.of(ruleset, sources))
        .isInstanceOfSatisfying(
            FaultyRuleset.class, faulty -> assertThat(faulty.faults()).hasSize(1))
        .hasMessageContaining("no source test.zh.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"第二条 ", "第十二条　", "第二条", "（五）", "2. ", "(viii) "})
  void the_number_of_an_article_on_its_line_is_no_part_of_its_words(String number) {
    String line = number + "支持园区建设平台。";
    CoveredText text = new CoveredText(List.of(line), line);
    text.cover("支持园区建设平台");
    assertThat(text.gaps()).isEmpty();
  }

  @Test
  void an_english_heading_on_the_line_is_no_sentence() {
    assertThat(SourceTexts.sentences(Language.EN, "  (5) Attract talent. Support zones. Allow it."))
        .containsExactly("Support zones.", "Allow it.");
    assertThat(SourceTexts.sentences(Language.EN, "Support zones. Allow it."))
        .containsExactly("Support zones.", "Allow it.");
  }
}
