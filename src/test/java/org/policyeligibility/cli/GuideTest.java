package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.language.RuleReader;
import org.policyeligibility.ruleset.text.RulesetFault;

/** The examples of the guides for drafters, each tried as a drafter would write it. */
class GuideTest {
  private static final String TEXT =
      """
      测试市关于扶持企业的若干措施

      第一条 本措施自印发之日起施行。
      第二条 支持企业发展。对上年度营业收入不低于500万元的企业给予一次性补贴。
      """;

  private static final String QUOTE = "对上年度营业收入不低于500万元的企业给予一次性补贴";

  private static final String CLAUSE =
      """
      title: { zh: 一次性补贴, en: One-off subsidy }
      profile: enterprise
      benefit: one-off-subsidy
      effect: benefit
      modality: direction
      category: finance
      evaluable: full
      citation:
        article: "2"
        sentence: 2
        line: { zh: 4 }
        quote: { zh: %s }
      authority: { body: unnamed, basis: unnamed }
      criteria:
        annualRevenue: { basis: explicit }
      readings:
        - on: "2026-01-02"
          against: [ ceshi-2026-2.zh.txt ]
          changed: { zh: 初次编写, en: First encoded }
      """
          .formatted(QUOTE);

  private static final String SCENARIOS =
      """
      asOf: "2026-06-01"
      profile: { annualRevenue: 500 }
      scenarios:
        - scenario: On the threshold the subsidy is due
          outcome: ELIGIBLE
        - scenario: Below it, it is not
          with: { annualRevenue: 499.99 }
          outcome: INELIGIBLE
        - scenario: Without the revenue nothing is settled
          without: [ annualRevenue ]
          outcome: INDETERMINATE
          missing: [ annualRevenue ]
        - scenario: The day before it is in force nothing is due
          asOf: "2025-12-31"
          outcome: NOT_IN_FORCE
        - scenario: On the first day it is
          asOf: "2026-01-01"
          outcome: ELIGIBLE
      """;

  @TempDir private Path folder = Path.of("");

  private static String guide(String page) throws IOException {
    return Files.readString(Path.of("rules", page));
  }

  /** The indented lines of a guide that begin with these words, as they are indented there. */
  private static String example(String page, String words) throws IOException {
    String text = guide(page);
    int from = text.indexOf("\n    " + words) + 1;
    assertThat(from).as("%s in %s", words, page).isPositive();
    Matcher block = Pattern.compile("(?:(?:    [^\n]*)?\n)+").matcher(text.substring(from));
    assertThat(block.lookingAt()).isTrue();
    return block.group().stripTrailing() + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md", "../README.md", "../README.zh-CN.md"})
  void the_clause_at_work_is_the_one_that_is_shipped(String page) throws IOException {
    assertThat(example(page, "// 国发〔2020〕7号").stripTrailing().stripIndent())
        .isEqualTo(Files.readString(Path.of("rules", EditedRules.CLAUSE, "rule.drl")).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void every_comparison_is_one_that_a_rule_may_use(String page) throws IOException {
    int tried = 0;
    for (String row : guide(page).lines().filter(line -> line.startsWith("| `")).toList()) {
      Matcher written =
          Pattern.compile("`(\\(? ?[a-zA-Z]+ [^`]*)`").matcher(row.split("(?<!\\\\)[|]", -1)[1]);
      while (written.find()) {
        String comparison = written.group(1).replace("\\|", "|");
        assertThat(Stream.of(ProfileType.values()).anyMatch(type -> reads(type, comparison)))
            .as(comparison)
            .isTrue();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void no_comparison_asks_for_a_word_that_an_authority_judges(String page) throws IOException {
    List<String> judged =
        Law.shipped().ruleset().vocabulary().lists().values().stream()
            .flatMap(list -> list.names().stream().filter(value -> list.get(value).assessed()))
            .toList();
    assertThat(judged).contains("UNICORN");
    assertThat(guide(page).lines().filter(line -> line.startsWith("| `")))
        .allSatisfy(
            row ->
                assertThat(row.split("(?<!\\\\)[|]", -1)[1].split("\\W+"))
                    .doesNotContainAnyElementsOf(judged));
  }

  private static boolean reads(ProfileType type, String comparison) {
    List<RulesetFault> faults = new ArrayList<>();
    new RuleReader(Law.shipped().ruleset().vocabulary(), faults, null)
        .conditions("README.md", 1, type, comparison);
    return faults.isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void a_document_with_its_articles_and_a_threshold_with_its_fact_pass_the_check(String page)
      throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Path facts = rules.resolve("facts.yaml");
    String text = Files.readString(facts);
    int at = text.indexOf("\n  enterprise:\n", text.indexOf("\nfacts:")) + 1;
    at = text.indexOf('\n', at) + 1;
    Files.writeString(
        facts, text.substring(0, at) + example(page, "annualRevenue:") + text.substring(at));
    Path document = rules.resolve("ceshi-2026-2");
    Path clause = Files.createDirectories(document.resolve("2.1-subsidy"));
    Files.writeString(
        document.resolve("document.yaml"),
        """
        title: { zh: 测试市关于扶持企业的若干措施, en: Measures of Ceshi on the support of enterprises }
        issuer: { zh: 测试市人民政府, en: People's Government of Ceshi }
        issued: "2026-01-01"
        inForce: { from: "2026-01-01" }
        weight: { zh: 测试用, en: Made for a test }
        governs: zh
        sources:
          zh: { file: ceshi-2026-2.zh.txt, sha256: %s }
        """
                .formatted(Sha256.hex(TEXT.getBytes(StandardCharsets.UTF_8)))
            + example(page, "inForceBasis:").stripTrailing().stripIndent()
            + "\n");
    Files.writeString(clause.resolve("clause.yaml"), CLAUSE);
    Files.writeString(clause.resolve("scenarios.yaml"), SCENARIOS);
    Files.writeString(
        clause.resolve("rule.drl"),
        """
        // 第二条: “%s”
        package rules.ceshi_2026_2

        rule "ceshi-2026-2/2.1"
        when
            Enterprise( annualRevenue >= 500 )
        then
            met( drools );
        end
        """
            .formatted(QUOTE));
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("ceshi-2026-2.zh.txt"), TEXT);
    CommandLineRun check =
        CommandLineRun.of("check", document.toString(), "--sources", sources.toString());
    assertThat(check.out()).contains("nothing to mend").contains("1 quotes found word for word");
    assertThat(check.code()).isZero();
  }
}
