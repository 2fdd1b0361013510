package org.policyeligibility.draft.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.term.FaultInWords;
import org.policyeligibility.answer.term.ValueInWords;
import org.policyeligibility.draft.DraftContext;
import org.policyeligibility.draft.DraftTask;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.impact.Flip;
import org.policyeligibility.impact.FlippedCase;
import org.policyeligibility.impact.Impact;
import org.policyeligibility.impact.ImpactRun;
import org.policyeligibility.impact.NoChange;
import org.policyeligibility.impact.Tally;
import org.policyeligibility.impact.TestedFacts;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;

/**
 * The task behind {@code impact}: runs two rule sets, {@code base} and {@code draft}, over the
 * profiles it is sent. Its lines are counts, cases, unreadable records, and last the cost.
 */
public final class ImpactTask implements DraftTask {
  public static final String BASE = "base";
  public static final String DRAFT = "draft";

  /** A decimal number stays the one that was written. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final double NANOS = 1e9;

  /**
   * How the two are compared.
   *
   * @param cases how many are told in full
   * @param workers at the same time
   * @param everything whether clauses that do not differ are decided too
   */
  public record Arguments(
      LocalDate asOf, int cases, int workers, Language language, boolean everything) {}

  /** As the process that runs it asks for. */
  public ImpactTask() {}

  @Override
  public void run(DraftContext work) throws FaultyRuleset {
    Ruleset base = work.ruleset(BASE);
    Ruleset draft = work.ruleset(DRAFT);
    Arguments arguments = RulesTask.arguments(work, Arguments.class);
    LocalDate asOf = arguments.asOf();
    try (Impact impact =
        arguments.everything()
            ? Impact.ofEverything(base, draft, asOf, rules -> RulesTask.compiled(rules, work))
            : Impact.of(base, draft, asOf, rules -> RulesTask.compiled(rules, work))) {
      long began = System.nanoTime();
      ImpactRun run =
          ImpactRun.of(
              impact, work.lines(), ImpactTask::parse, arguments.cases(), arguments.workers());
      double seconds = (System.nanoTime() - began) / NANOS;
      Language language = arguments.language();
      write(
          run,
          language,
          new FaultInWords(impact.vocabulary(), impact.draft().register(), language),
          work);
      String reason =
          NoChange.reason(base, draft, impact.comparison(), asOf, run.tally())
              .map(text -> text.in(language))
              .orElse("");
      work.write(
          end(
              run.tally(),
              seconds,
              reason,
              unstated(impact.tested().unstated(draft, run.tally()), language)));
    }
  }

  private static PopulationRecord parse(String line) {
    try {
      return JSON.readValue(line, PopulationRecord.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record that another process wrote", impossible);
    }
  }

  private static String told(PopulationRecord record, InputFault fault, FaultInWords words) {
    return words.at(record.titles(), record.profile(), fault);
  }

  private static void write(
      ImpactRun run, Language language, FaultInWords words, DraftContext work) {
    for (ImpactRun.Unreadable unreadable : run.unreadable()) {
      work.write(
          new UnreadableView(
              unreadable.record().row(),
              unreadable.record().label(),
              unreadable.faults().stream()
                  .map(fault -> told(unreadable.record(), fault, words))
                  .toList()));
    }
    counts(run.tally(), work::write);
    run.cases().forEach(flipped -> work.write(Map.of("case", view(flipped, language))));
  }

  /** The lines of a tally. */
  public static void counts(Tally tally, Consumer<Map<String, Object>> lines) {
    for (Tally.By by : Tally.By.values()) {
      for (String key : tally.keys(by)) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("by", code(by));
        line.put("key", key);
        for (Flip.Kind kind : Flip.Kind.values()) {
          line.put(code(kind), tally.count(by, key, kind));
        }
        lines.accept(line);
      }
    }
  }

  private static CaseView view(FlippedCase flipped, Language language) {
    List<Map<String, Object>> flips = new ArrayList<>();
    for (Flip flip : flipped.flips()) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("clause", flip.clause());
      view.put("benefit", flip.benefit());
      view.put("kind", code(flip.kind()));
      view.put("before", trace(flip.before(), flipped.before(), flip.clause(), language));
      view.put("after", trace(flip.after(), flipped.after(), flip.clause(), language));
      flips.add(view);
    }
    return new CaseView(
        flipped.record().row(), flipped.record().label(), flipped.record().own(), flips);
  }

  private static Map<String, Object> trace(
      @Nullable Outcome outcome, Evaluation evaluation, String clause, Language language) {
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("outcome", outcome == null ? "" : outcome.name());
    List<CriterionView> criteria = new ArrayList<>();
    evaluation
        .result(clause)
        .ifPresent(
            result -> {
              for (int i = 0; i < result.statuses().size(); i++) {
                criteria.add(criterion(result, i, evaluation, language));
              }
            });
    trace.put("criteria", criteria);
    return trace;
  }

  private static CriterionView criterion(
      Result result, int place, Evaluation evaluation, Language language) {
    Criterion criterion = result.provision().criteria().get(place);
    Object value = evaluation.stated().value(criterion.fact());
    return new CriterionView(
        CriterionSentence.of(criterion).in(language),
        result.statuses().get(place).name(),
        criterion.fact().name(),
        value == null ? "?" : value.toString(),
        criterion.fact().label().in(language),
        ValueInWords.of(criterion.fact(), value, language));
  }

  private record UnreadableView(long unreadable, String label, List<String> faults) {}

  private record CaseView(
      long row, String label, Map<String, String> own, List<Map<String, Object>> flips) {}

  /**
   * A criterion of one of the two.
   *
   * @param factLabel and what follows: the fact and its value in words
   */
  private record CriterionView(
      String label,
      String status,
      String fact,
      String value,
      String factLabel,
      String valueLabel) {}

  /**
   * The last line.
   *
   * @param reason why nothing comes out otherwise, empty where something does
   * @param unstated what changed clauses test and nobody states
   */
  public static Map<String, Object> end(
      Tally tally, double seconds, String reason, List<UnstatedView> unstated) {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("profiles", tally.profiles());
    end.put("flipped", tally.flipped());
    end.put("seconds", seconds);
    end.put("peakHeapBytes", peakHeap());
    end.put("reason", reason);
    end.put("unstated", unstated);
    return Map.of("end", end);
  }

  /** A fact that changed clauses test and nobody states. */
  public record UnstatedView(String profile, String fact, String label, List<String> clauses) {}

  /** Such facts with their labels. */
  public static List<UnstatedView> unstated(
      List<TestedFacts.Unstated> unstated, Language language) {
    return unstated.stream()
        .map(
            lacking ->
                new UnstatedView(
                    lacking.fact().profile().code(),
                    lacking.fact().name(),
                    lacking.fact().label().in(language),
                    lacking.clauses()))
        .toList();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(java.lang.management.MemoryUsage::getUsed)
        .sum();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
