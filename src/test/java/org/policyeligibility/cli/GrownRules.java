package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.text.RuleFiles;

/** A copy of the rules to which a drafter adds a document with its first clause. */
public final class GrownRules {
  public static final String DOCUMENT = "ceshi-2026-1";
  public static final String CLAUSE = DOCUMENT + "/2.1";
  static final String FOLDER = DOCUMENT + "/2.1-talent-subsidy";

  private static final String TEXT =
      """
      测试市关于引进人才的若干措施

      一、本措施自印发之日起施行。
      二、支持引进人才。对年龄不超过50周岁的境外人才给予一次性补贴。
      """;

  private GrownRules() {}

  /** Copies the rules below a folder, which may hold an earlier copy. */
  public static Path copy(Path to) throws IOException {
    RuleFiles files = EditedRules.shipped().files();
    for (String path : files.paths()) {
      Path file = to.resolve(path);
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
      Files.writeString(file, Optional.ofNullable(files.text(path)).orElseThrow());
    }
    return to;
  }

  /** The text that the new document holds, in a folder of sources. */
  public static Path sources(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(DOCUMENT + ".zh.txt"), TEXT);
    return folder;
  }

  /** Runs the scaffold command; nothing is written into the new folder yet. */
  static CommandLineRun scaffold(Path rules) {
    return CommandLineRun.of(
        "new-clause", CLAUSE, "talent-subsidy", "--profile", "person", "--rules", rules.toString());
  }

  /** Runs the scaffold command for a clause with an effect on zones. */
  static void scaffold(Path rules, String effect) {
    CommandLineRun made =
        CommandLineRun.of(
            "new-clause",
            CLAUSE,
            "talent-subsidy",
            "--profile",
            "zone",
            "--effect",
            effect,
            "--rules",
            rules.toString());
    assertThat(made.err()).isEmpty();
  }

  /** Makes the folder by the command and writes what each TODO asks for. */
  public static void grow(Path rules) throws IOException {
    assertThat(scaffold(rules).code()).isZero();
    Files.writeString(
        rules.resolve(DOCUMENT + "/document.yaml"),
        """
        title: { zh: 测试市关于引进人才的若干措施, en: Measures of the city of Ceshi on attracting talent }
        issuer: { zh: 测试市人民政府, en: People's Government of Ceshi }
        issued: "2026-01-01"
        inForce: { from: "2026-01-01" }
        weight: { zh: 测试用, en: Made for a test }
        governs: zh
        sources:
          zh: { file: %s.zh.txt, sha256: %s }
        """
            .formatted(DOCUMENT, sha256(TEXT)));
    Files.writeString(
        rules.resolve(FOLDER + "/rule.drl"),
        """
        // 二 2: “对年龄不超过50周岁的境外人才给予一次性补贴”
        package rules.ceshi_2026_1

        rule "ceshi-2026-1/2.1"
        when
            Person( citizenship in ( FOREIGN, STATELESS, CN_HONG_KONG, CN_MACAO, CN_TAIWAN ),
                    ageYears <= 50 )
        then
            met( drools );
        end
        """);
    Files.writeString(
        rules.resolve(FOLDER + "/clause.yaml"),
        """
        title: { zh: 境外人才一次性补贴, en: One-off subsidy for talent from abroad }
        profile: person
        benefit: one-off-talent-subsidy
        effect: benefit
        modality: entitlement
        category: talent
        evaluable: full
        citation:
          article: "2"
          sentence: 2
          line: { zh: 4 }
          quote: { zh: 对年龄不超过50周岁的境外人才给予一次性补贴 }
        criteria:
          citizenship:
            basis: implied
            note: { zh: 境外人才包括外籍人员、无国籍人员和港澳台居民, en: from abroad }
          ageYears: { basis: explicit }
        authority: { body: unnamed, basis: unnamed }
        readings:
          - on: "2026-01-02"
            against: [ ceshi-2026-1.zh.txt ]
            changed: { zh: 初次编写, en: First encoded }
        """);
    Files.writeString(rules.resolve(FOLDER + "/scenarios.yaml"), SCENARIOS);
  }

  private static final String SCENARIOS =
      """
      asOf: "2026-06-01"
      profile: { citizenship: FOREIGN, birthDate: "1980-01-01" }
      scenarios:
        - scenario: A foreigner of 46 gets the subsidy
          outcome: ELIGIBLE
        - scenario: A mainland resident does not
          with: { citizenship: CN_MAINLAND }
          outcome: INELIGIBLE
        - scenario: Without a citizenship nothing is settled
          without: [ citizenship ]
          outcome: INDETERMINATE
          missing: [ citizenship ]
        - scenario: On the day before the 51st birthday the subsidy is still due
          with: { birthDate: "1975-06-02" }
          outcome: ELIGIBLE
        - scenario: On the 51st birthday it is not
          with: { birthDate: "1975-06-01" }
          outcome: INELIGIBLE
        - scenario: Without a date of birth nothing is settled
          without: [ birthDate ]
          outcome: INDETERMINATE
          missing: [ birthDate ]
        - scenario: The day before it is in force nothing is due
          asOf: "2025-12-31"
          outcome: NOT_IN_FORCE
        - scenario: On the first day it is
          asOf: "2026-01-01"
          outcome: ELIGIBLE
      """;

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
