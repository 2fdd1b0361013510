package org.policyeligibility.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.WrittenAnswers;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.Titles;
import org.policyeligibility.ruleset.drools.RulesOnDisk;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFolder;

/** One law with all that is measured on it, and the profiles it is measured with. */
record MeasuredLaw(
    Ruleset ruleset,
    Engine engine,
    Eligibility eligibility,
    WrittenAnswers answers,
    PlainEvaluator plain,
    List<Profile> profiles) {
  /** The law as it is shipped. */
  static final String TODAY = "today";

  /** The five benefits at the heart of it, in seven clauses. */
  static final String SEVEN = "seven";

  private static final Set<String> HEART =
      Set.of(
          "guofa-2020-7/5.3",
          "guofa-2020-7/5.5",
          "guofa-2020-7/13.2",
          "guofa-2020-7/17.3",
          "guofa-2020-7/17.9",
          "guobanfa-2019-58/12.2",
          "zhangjiang-2023/IV.4.3");

  private static final int PROFILES = 1_000;
  private static final long SEED = 20_200_713;

  /**
   * Reads a law and its engine.
   *
   * @param law {@link #TODAY}, {@link #SEVEN}, or how many clauses to generate; then, after a
   *     hyphen, the only type of profile that asks, if not all do
   * @param rules the folder of the shipped law
   * @param kept the folder of compiled rules
   */
  static MeasuredLaw of(String law, Path rules, Path kept) throws IOException, FaultyRuleset {
    beQuiet();
    List<String> asked = List.of(law.split("-", 2));
    Ruleset ruleset = ruleset(asked.get(0), rules);
    Engine engine = RulesOnDisk.engine(ruleset, kept);
    Eligibility eligibility = new Eligibility(ruleset, engine);
    return new MeasuredLaw(
        ruleset,
        engine,
        eligibility,
        new WrittenAnswers(eligibility),
        new PlainEvaluator(ruleset),
        RandomProfiles.of(ruleset.vocabulary(), PROFILES, SEED).stream()
            .filter(profile -> asked.size() == 1 || profile.type().code().equals(asked.get(1)))
            .toList());
  }

  private static Ruleset ruleset(String law, Path rules) throws IOException, FaultyRuleset {
    Ruleset today = RulesetReader.read(RuleFolder.read(rules));
    if (law.equals(TODAY)) {
      return today;
    }
    if (law.equals(SEVEN)) {
      return new Ruleset(
          today.vocabulary(),
          today.register(),
          Titles.NONE,
          today.documents(),
          today.catalogue().stream().filter(provision -> HEART.contains(provision.id())).toList(),
          today.files(),
          today.proof());
    }
    String facts = Optional.ofNullable(today.files().text("facts.yaml")).orElseThrow();
    return RulesetReader.read(GeneratedLaw.of(Integer.parseInt(law), today.vocabulary(), facts));
  }

  /**
   * Outside the service nothing sets a level, everything is logged, and the time of an evaluation
   * is that of writing logs which nobody reads.
   */
  private static void beQuiet() {
    LogContext.getLogContext().getLogger("").setLevel(Level.ERROR);
  }

  /**
   * Compares everything that is measured: the same clauses met, the same outcomes, the same
   * statuses.
   *
   * @return how many clauses were found met, over all profiles
   */
  int verify() {
    int met = 0;
    for (Profile profile : profiles) {
      Provisions provisions = ruleset.provisions(profile.type());
      BitSet fired =
          engine
              .fired(Case.of(profile))
              .get(provisions.first(), provisions.first() + provisions.size());
      Evaluation evaluation = eligibility.evaluate(profile, RandomProfiles.DAY);
      List<Result> results =
          evaluation.results().stream()
              .sorted(
                  Comparator.comparing(result -> ruleset.catalogue().indexOf(result.provision())))
              .toList();
      List<PlainEvaluator.Trace> traces = plain.trace(profile, RandomProfiles.DAY);
      boolean same = fired.equals(plain.met(profile)) && results.size() == traces.size();
      for (int i = 0; same && i < traces.size(); i++) {
        Result result = results.get(i);
        PlainEvaluator.Trace trace = traces.get(i);
        same =
            result.provision().id().equals(trace.clause())
                && result.outcome() == trace.outcome()
                && result.statuses().equals(List.of(trace.statuses()));
      }
      if (!same || answers.of(evaluation).length == 0) {
        throw new IllegalStateException("the evaluations differ: nothing is measured");
      }
      met += fired.cardinality();
    }
    return met;
  }
}
