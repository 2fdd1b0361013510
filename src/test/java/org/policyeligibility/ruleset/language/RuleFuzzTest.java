package org.policyeligibility.ruleset.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyeligibility.ruleset.drools.DrlParser;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.reading.VocabularyReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Any bytes are read or refused: nothing is thrown, nothing hangs, and what is said is for a
 * drafter. Every build replays the seeds beside this class; {@code JAZZER_FUZZ=1} lets coverage
 * guide it.
 */
class RuleFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "package rules.guofa_2020_7 ",
          "rule \"guofa-2020-7/5.3\" ",
          "when ",
          "Person( ",
          "Zone( ",
          "ageYears ",
          "citizenship ",
          "roles ",
          "birthDate ",
          "<= ",
          "== ",
          "!= ",
          "in ( ",
          "not ",
          "contains ",
          "FOREIGN",
          "OTHER",
          "65",
          "\"2000-01-01\"",
          "null",
          "true",
          "|| ",
          "&& ",
          "!( ",
          "( ",
          ") ",
          ", ",
          "then ",
          "met( drools ); ",
          "end ",
          "eval( ",
          "$x : ",
          "from ",
          "import ",
          "salience ",
          "\n",
          "// ",
          "/* ",
          "\\u0041",
          "\u202e",
          "\u0430",
          "1e9 ",
          "declare ",
          "query ",
          "function ",
          "global ",
          "accumulate( ",
          "forall( ",
          "exists ",
          "over window:length( ",
          "@watch( ",
          "extends ",
          "dialect ",
          "\"mvel\" ",
          "this.#",
          "[ ",
          "] ",
          "{ ",
          "} ",
          "; ",
          "<< ",
          "str[startsWith] ",
          "matches ",
          "- ");

  private static void look(String text) {
    RuleTexts.Reading reading = RuleTexts.readTwice(text);
    assertThat(reading.rule().isEmpty()).isEqualTo(!reading.faults().isEmpty());
    reading.faults().forEach(RoundTripTest::isForADrafter);
    reading
        .rule()
        .ifPresent(
            rule -> {
              String printed = RulePrinter.print(rule.packageName(), rule.name(), rule.criteria());
              ParsedRule again = RuleTexts.readTwice(printed).rule().orElseThrow();
              assertThat(again.criteria()).isEqualTo(rule.criteria());
            });
  }

  @FuzzTest(maxDuration = "10m")
  void any_bytes_are_read_or_refused(byte[] bytes) {
    look(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "10m")
  void any_words_are_read_or_refused(FuzzedDataProvider data) {
    look(words(data));
  }

  private static String words(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200 && data.remainingBytes() > 0; i++) {
      text.append(data.pickValue(WORDS));
    }
    return text.toString();
  }

  /** Drools' own parser is a door by itself: nothing of ours has looked at the text before it. */
  private static void lookAlone(String text) {
    List<RulesetFault> faults = new ArrayList<>();
    EngineTree tree = new DrlParser().parse("draft/rule.drl", text, faults);
    assertThat(tree == null).isEqualTo(!faults.isEmpty());
    faults.forEach(RoundTripTest::isForADrafter);
  }

  @FuzzTest(maxDuration = "10m")
  void any_bytes_are_parsed_by_the_engine_or_refused(byte[] bytes) {
    lookAlone(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "10m")
  void any_words_are_parsed_by_the_engine_or_refused(FuzzedDataProvider data) {
    lookAlone(words(data));
  }

  @FuzzTest(maxDuration = "10m")
  void any_yaml_is_read_or_refused(byte[] bytes) {
    List<RulesetFault> faults = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    new VocabularyReader().read(YamlNode.read("facts.yaml", text, faults));
    try {
      RulesetReader.read(new RuleFiles(Map.of("facts.yaml", text)));
    } catch (FaultyRuleset refused) {
      assertThat(refused.faults()).isNotEmpty();
    }
  }
}
