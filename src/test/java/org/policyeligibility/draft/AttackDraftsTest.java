package org.policyeligibility.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.language.RuleTexts;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Rules that try to run code, loop, exhaust memory, or deceive who reads them: a folder for each
 * way, in {@code src/test/resources/attacks}. Those named {@code given-…} are in no form of ours;
 * all others are the accepted baseline with one thing changed, so that nothing else can be the
 * ground of refusal. Each is tried at every door: the reader, the gate, the folder, and the process
 * in which drafts are compiled.
 */
class AttackDraftsTest {
  private static final Path ATTACKS = Path.of("src/test/resources/attacks");
  private static final Path BASELINE = Path.of("00-baseline", "rewritten.drl");
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  /** A text that takes longer hangs, on however busy a machine. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final Map<Path, byte[]> DRAFTS = drafts();

  private static Map<Path, byte[]> drafts() {
    try (Stream<Path> files = Files.walk(ATTACKS)) {
      Map<Path, byte[]> drafts = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        drafts.put(ATTACKS.relativize(file), Files.readAllBytes(file));
      }
      return drafts;
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  private static Map<Path, byte[]> attacks() {
    Map<Path, byte[]> attacks = new TreeMap<>(DRAFTS);
    attacks.remove(BASELINE);
    return attacks;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The rule set in which one rule is the draft. */
  private static EditedRules around(String rule) throws IOException {
    EditedRules rules = EditedRules.onlyClause();
    String clause = String.valueOf(rules.files().text(EditedRules.CLAUSE + "/clause.yaml"));
    return rules
        .write(
            EditedRules.CLAUSE + "/clause.yaml",
            clause
                    .replaceAll("(?ms)^criteria:.*?(?=^\\S)", "")
                    .replaceAll("(?ms)^advisories:.*?(?=^\\S)", "")
                + EditedRules.remarks(rule))
        .write(RULE, rule);
  }

  @Test
  void there_are_enough_of_them() {
    Map<String, Integer> byVector = new TreeMap<>();
    attacks()
        .keySet()
        .forEach(draft -> byVector.merge(draft.getName(0).toString(), 1, Integer::sum));
    System.out.println(
        "attack drafts: " + attacks().size() + " of " + byVector.size() + " vectors " + byVector);
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(byVector).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void the_baseline_passes_every_door() throws Exception {
    String baseline = text(DRAFTS.getOrDefault(BASELINE, new byte[0]));
    assertThat(RuleTexts.refusedByReader(baseline)).isEmpty();
    assertThat(RuleTexts.refusedByGate(baseline)).isEmpty();
    assertThat(DraftRulesLoader.read(around(baseline).files()).catalogue()).hasSize(1);
    assertThat(
            Draft.run(
                DraftRequest.of(CompileTask.class, around(baseline).files()), DraftLimits.USUAL))
        .singleElement()
        .satisfies(line -> assertThat(line.get("clauses").asInt()).isEqualTo(1));
  }

  @Test
  void the_reader_and_the_gate_refuse_each_with_its_place() {
    List<String> passed = new ArrayList<>();
    attacks()
        .forEach(
            (draft, bytes) -> {
              Supplier<String> named = draft::toString;
              List<RulesetFault> byReader =
                  assertTimeoutPreemptively(
                      LONG, () -> RuleTexts.refusedByReader(text(bytes)), named);
              List<RulesetFault> byGate =
                  assertTimeoutPreemptively(
                      LONG, () -> RuleTexts.refusedByGate(text(bytes)), named);
              // Its place in the rules is wrong, not its text.
              boolean misplaced = draft.toString().contains("other-");
              if (!misplaced && (byReader.isEmpty() || byGate.isEmpty())) {
                passed.add(draft.toString());
              }
              byReader.forEach(fault -> isForADrafter(draft, fault));
              assertThat(System.getProperty("canary")).as("%s", draft).isNull();
            });
    assertThat(passed).isEmpty();
  }

  private static void isForADrafter(Path draft, RulesetFault fault) {
    assertThat(fault.remedy()).as("%s: %s", draft, fault).isNotNull();
    for (Language language : Language.values()) {
      assertThat(fault.in(language))
          .as("%s", draft)
          .doesNotContain("Exception", "\tat ", "java.base", "org.drools", "org.antlr")
          .hasSizeLessThan(500);
    }
  }

  @Test
  void the_folder_refuses_each(@TempDir Path folder) throws Exception {
    RuleFiles files = around("").files();
    for (String path : files.paths()) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), String.valueOf(files.text(path)));
    }
    List<String> passed = new ArrayList<>();
    for (Map.Entry<Path, byte[]> draft : attacks().entrySet()) {
      Files.write(folder.resolve(RULE), draft.getValue());
      try {
        DraftRulesLoader.read(RuleFolder.read(folder));
        passed.add(draft.getKey().toString());
      } catch (FaultyRuleset refused) {
        assertThat(refused.faults()).isNotEmpty();
      }
    }
    assertThat(passed).isEmpty();
    assertThat(System.getProperty("canary")).isNull();
  }

  /** Tries to compile every rule set it was sent, one after the other. */
  public static final class CompileEach implements DraftTask {
    @Override
    public void run(DraftContext work) {
      for (JsonNode name : work.arguments().path("names")) {
        String outcome;
        try {
          DroolsEngine.compile(work.ruleset(name.asText()));
          outcome = "compiled";
        } catch (FaultyRuleset refused) {
          outcome = "refused";
        }
        String canary = System.getProperty("canary", "");
        work.write(Map.of("name", name.asText(), "outcome", outcome, "canary", canary));
      }
    }
  }

  @Test
  void the_process_of_drafts_compiles_none() throws Exception {
    Map<String, RuleFiles> rules = new HashMap<>();
    for (Map.Entry<Path, byte[]> draft : attacks().entrySet()) {
      rules.put(draft.getKey().toString(), around(text(draft.getValue())).files());
    }
    List<JsonNode> lines =
        Draft.run(
            new DraftRequest(CompileEach.class, rules, Map.of("names", rules.keySet()), List.of()),
            DraftLimits.USUAL.within(Duration.ofMinutes(10)));
    assertThat(lines).hasSameSizeAs(rules.keySet());
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.get("outcome").asText()).as("%s", line).isEqualTo("refused");
              assertThat(line.get("canary").asText()).as("%s", line).isEmpty();
            });
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** Texts of clause.yaml that try to construct, to expand or to reach elsewhere. */
  @Test
  void yaml_constructs_expands_and_reaches_nothing() throws Exception {
    String rule = text(DRAFTS.getOrDefault(BASELINE, new byte[0]));
    String yaml = EditedRules.CLAUSE + "/clause.yaml";
    String document = "guofa-2020-7/document.yaml";
    StringBuilder laughs = new StringBuilder("modality: permission\na0: &a0 [ lol ]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [ *a%d, *a%d, *a%d ]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    for (String attack :
        List.of(
            "modality: !!javax.script.ScriptEngineManager [ ]",
            "modality: !!java.net.URL [ \"http://localhost\" ]",
            "modality: !evil permission",
            "modality: !!binary cGVybWlzc2lvbg==",
            "modality: &a [ *a ]",
            "modality: { ? [ a ] : b }",
            "modality: " + "[ ".repeat(5_000),
            "modality: " + "{ a: ".repeat(5_000),
            "modality: \u202epermission",
            "modality: p\u200bermission",
            "? ? ? ? modality",
            laughs.toString())) {
      assertThat(around(rule).replace(yaml, "modality: permission", attack).faults())
          .as(attack)
          .isNotEmpty();
    }
    for (String file : List.of("../../../../etc/passwd", "/etc/passwd", "a/b.txt", "..", "a\\b")) {
      assertThat(
              around(rule)
                  .replace(document, "file: guofa-2020-7.zh.txt", "file: '" + file + "'")
                  .faults())
          .as(file)
          .anySatisfy(fault -> assertThat(fault).contains("`file` is no name of a file"));
    }
    assertThat(System.getProperty("canary")).isNull();
  }

  @Test
  void a_link_in_the_folder_is_not_followed(@TempDir Path folder) throws Exception {
    RuleFiles files = around("").files();
    for (String path : files.paths()) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), String.valueOf(files.text(path)));
    }
    Files.delete(folder.resolve(RULE));
    Path elsewhere = ATTACKS.resolve(BASELINE).toAbsolutePath();
    Files.createSymbolicLink(folder.resolve(RULE), elsewhere);
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    try {
      DraftRulesLoader.read(RuleFolder.read(folder));
      throw new AssertionError("it was followed");
    } catch (FaultyRuleset refused) {
      assertThat(refused.getMessage())
          .contains("rules/" + RULE + ": no file of its own")
          .contains("rules/loop: no file of its own");
    }
  }
}
