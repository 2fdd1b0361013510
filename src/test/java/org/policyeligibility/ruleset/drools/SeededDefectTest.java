package org.policyeligibility.ruleset.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.evaluation.EngineDisagreement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;

/** The comparison of the two readers finds a defect in either, and the order of rules is none. */
class SeededDefectTest {
  /** One small defect in each rule, of a kind that a slip of the pen makes. */
  private static final Map<String, List<String>> DEFECTS =
      Map.of(
          "guofa-2020-7/5.3", List.of("ageYears <= 65", "ageYears < 65"),
          "guofa-2020-7/5.5", List.of("FOREIGN, STATELESS", "FOREIGN, CN_TAIWAN"),
          "guofa-2020-7/13.2", List.of("contains NATIONAL", "not contains NATIONAL"),
          "guofa-2020-7/17.3", List.of("holdsPledgeableIp == true", "holdsPledgeableIp != true"),
          "guofa-2020-7/17.9", List.of("== VENTURE_CAPITAL", "== PRIVATE_EQUITY"),
          "guobanfa-2019-58/12.2", List.of("STATE_LEVEL_NEW_AREA", "INDUSTRIAL_PARK"),
          "zhangjiang-2023/IV.4.3", List.of("ZHANGJIANG_PARK", "NATIONAL_HIGH_TECH_ZONE"));

  private static Ruleset defective() throws Exception {
    RuleFiles shipped = RuleFolder.read(Path.of("rules"));
    Map<String, String> files = new HashMap<>();
    for (String path : shipped.paths()) {
      String text = Optional.ofNullable(shipped.text(path)).orElseThrow();
      for (Map.Entry<String, List<String>> defect : DEFECTS.entrySet()) {
        if (path.startsWith(defect.getKey() + "-") && path.endsWith("rule.drl")) {
          String right = Pattern.quote(defect.getValue().get(0));
          assertThat(text).containsPattern(right);
          text = text.replaceFirst("(?s)(when.*?)" + right, "$1" + defect.getValue().get(1));
        }
      }
      files.put(path, text);
    }
    return RulesetReader.read(new RuleFiles(files));
  }

  private static Set<String> disputed(Eligibility eligibility) {
    Set<String> disputed = new TreeSet<>();
    for (long seed = 0; seed < 20_000; seed++) {
      RandomProfiles profiles = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
      LocalDate asOf = profiles.day();
      Profile profile = Law.profile(profiles.stated(asOf), asOf);
      try {
        eligibility.evaluate(profile, asOf);
      } catch (EngineDisagreement found) {
        disputed.addAll(found.clauses());
      }
    }
    return disputed;
  }

  @Test
  void a_defect_in_any_rule_that_drools_reads_is_found() throws Exception {
    try (Engine engine = DroolsEngine.compile(defective())) {
      assertThat(disputed(new Eligibility(Law.shipped().ruleset(), engine)))
          .containsExactlyInAnyOrderElementsOf(DEFECTS.keySet());
    }
  }

  @Test
  void a_defect_in_any_rule_that_the_explanation_reads_is_found() throws Exception {
    try (Engine engine = DroolsEngine.compile(Law.shipped().ruleset())) {
      assertThat(disputed(new Eligibility(defective(), engine)))
          .containsExactlyInAnyOrderElementsOf(DEFECTS.keySet());
    }
  }

  @Test
  void without_a_defect_nothing_is_disputed() throws Exception {
    try (Engine engine = DroolsEngine.compile(Law.shipped().ruleset())) {
      assertThat(disputed(new Eligibility(Law.shipped().ruleset(), engine))).isEmpty();
    }
  }

  @Test
  void rules_in_the_opposite_order_fire_alike() {
    Ruleset ruleset = Law.shipped().ruleset();
    Map<String, String> reversed = new HashMap<>();
    CanonicalDrl.of(ruleset).forEach((path, drl) -> reversed.put(path, reverse(drl)));
    RulesetCompiler.Compiled compiled =
        RulesetCompiler.compile(reversed, UUID.randomUUID().toString());
    List<String> models = new ArrayList<>(compiled.models());
    Collections.reverse(models);
    ClassLoader classes =
        new CompiledClasses(compiled.classes(), SeededDefectTest.class.getClassLoader());
    try (Engine opposite = DroolsEngine.load(ruleset, models, classes);
        Engine usual = DroolsEngine.compile(ruleset)) {
      for (long seed = 0; seed < 20_000; seed++) {
        RandomProfiles profiles = new RandomProfiles(seed, ruleset.vocabulary());
        LocalDate asOf = profiles.day();
        Profile profile = Law.profile(profiles.stated(asOf), asOf);
        BitSet fired = opposite.fired(Case.of(profile));
        assertThat(fired).isEqualTo(usual.fired(Case.of(profile)));
      }
    }
  }

  private static String reverse(String drl) {
    String[] parts = drl.split("(?=\nrule \")", -1);
    List<String> rules = new ArrayList<>(Arrays.asList(parts).subList(1, parts.length));
    Collections.reverse(rules);
    return parts[0] + String.join("\n", rules);
  }
}
