package org.policyeligibility.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.policyeligibility.Eligibility;
import org.policyeligibility.batch.BatchInput;
import org.policyeligibility.batch.BatchOutput;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.BatchRun;
import org.policyeligibility.batch.LineFormat;
import org.policyeligibility.batch.RowEvaluator;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.impact.Flip;
import org.policyeligibility.impact.FlippedCase;
import org.policyeligibility.impact.Impact;
import org.policyeligibility.impact.ImpactRun;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.OrderedBatches;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.IncrementalCompilation;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;

/** The answers of one machine, by the parts of its own commands, against which a cluster's lie. */
final class OneMachine {
  static final LocalDate DAY = LocalDate.of(2024, 6, 1);
  static final Path RULES = Path.of("rules");

  /** The rule that drafts change. */
  static final String RULE = "guofa-2020-7/5.3-work-permit-age-65/rule.drl";

  private static final int WORKERS = 2;

  private OneMachine() {}

  static Ruleset law() {
    try (Eligibility rules = ShippedRules.load()) {
      return rules.ruleset();
    }
  }

  /** Decides populations, and writes a line for each profile and benefit. */
  static Summary evaluate(Eligibility rules, List<String> benefits, List<Path> people, Path to)
      throws IOException {
    BatchInput input = BatchInput.of(people, rules.ruleset(), Population.Options.USUAL);
    EvalTask.Filters filters = new EvalTask.Filters(List.of(), benefits, List.of());
    RowEvaluator evaluator =
        new RowEvaluator(
            rules,
            new BatchQuery(DAY, Language.EN, LineFormat.NDJSON, input.own()),
            filters::passes,
            filters::passes);
    try (BatchOutput out =
        BatchOutput.begin(
            to, BatchOutput.rejects(to), Map.of(), LineFormat.NDJSON.encoder(input.own()))) {
      new BatchRun(input, out, (rows, position) -> {})
          .run(
              (batches, results) ->
                  OrderedBatches.each(
                      batches,
                      WORKERS,
                      batch -> evaluator.evaluate(batch.stream().map(UnreadRow::read).toList()),
                      results));
      return out.summary();
    }
  }

  static Eligibility compiled(Ruleset rules) {
    return new Eligibility(rules, IncrementalCompilation.of(rules, List.of()).engine());
  }

  /** A draft that differs in a clause. */
  static Path draft(Path draft, String said, String instead) throws IOException {
    RuleFiles files = RuleFolder.read(RULES);
    for (String path : files.paths()) {
      Files.createDirectories(draft.resolve(path).getParent());
      String text = String.valueOf(files.text(path));
      Files.writeString(
          draft.resolve(path), path.equals(RULE) ? text.replace(said, instead) : text);
    }
    return draft;
  }

  /** Compares a draft with the law over all profiles of a file, and keeps every flip. */
  static ImpactRun impact(Path people, Path draft) throws Exception {
    List<PopulationRecord> records = new ArrayList<>();
    Ruleset law = DraftRulesLoader.read(RuleFolder.read(RULES));
    Population.of(people, law, Population.Options.USUAL).records().forEachRemaining(records::add);
    try (Impact impact =
        Impact.of(law, DraftRulesLoader.read(RuleFolder.read(draft)), DAY, OneMachine::compiled)) {
      return ImpactRun.of(
          impact,
          IntStream.range(0, records.size()).mapToObj(Integer::toString).iterator(),
          number -> records.get(Integer.parseInt(number)),
          records.size(),
          WORKERS);
    }
  }

  /** The flips of such a run, each as {@link #flip} writes it. */
  static List<String> flips(ImpactRun run) {
    List<String> flips = new ArrayList<>();
    for (FlippedCase found : run.cases()) {
      for (Flip flip : found.flips()) {
        flips.add(
            flip(
                found.record().row(),
                flip.clause(),
                flip.kind().name().toLowerCase(Locale.ROOT),
                String.valueOf(flip.before()),
                String.valueOf(flip.after())));
      }
    }
    return flips;
  }

  static String flip(Object... parts) {
    return List.of(parts).toString();
  }
}
