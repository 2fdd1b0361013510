package org.policyeligibility.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.draft.DraftTask;
import org.policyeligibility.draft.DraftWork;
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
import org.policyeligibility.law.Language;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Runs two rule sets, {@code base} and {@code draft}, over the profiles it is sent. Lines: counts,
 * cases, what cannot be read, and last what it took. Arguments: {@code asOf}, {@code cases}, {@code
 * workers}, {@code language}, {@code everything}.
 */
public final class ImpactTask implements DraftTask {
  static final String BASE = "base";
  static final String DRAFT = "draft";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1e9;

  /** As the process that runs it asks for. */
  public ImpactTask() {}

  @Override
  public void run(DraftWork work) throws FaultyRuleset {
    Ruleset base = work.ruleset(BASE);
    Ruleset draft = work.ruleset(DRAFT);
    LocalDate asOf = LocalDate.parse(work.arguments().path("asOf").asText());
    boolean everything = work.arguments().path("everything").asBoolean();
    try (Impact impact =
        everything
            ? Impact.ofEverything(base, draft, asOf, rules -> RulesRun.compiled(rules, work))
            : Impact.of(base, draft, asOf, rules -> RulesRun.compiled(rules, work))) {
      long began = System.nanoTime();
      ImpactRun run =
          ImpactRun.of(
              impact,
              records(work),
              ImpactTask::parse,
              work.arguments().path("cases").asInt(),
              work.arguments().path("workers").asInt());
      double seconds = (System.nanoTime() - began) / NANOS;
      Language language = Language.valueOf(work.arguments().path("language").asText());
      write(run, language, work);
      String reason =
          run.tally().flipped() > 0
              ? ""
              : NoChange.reason(base, draft, impact.comparison(), asOf, run.tally()).in(language);
      work.write(Map.of("end", end(run.tally(), seconds, reason)));
    }
  }

  private static Iterator<String> records(DraftWork work) {
    return new Iterator<>() {
      private @Nullable String next = work.nextLine();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public String next() {
        String line = next;
        if (line == null) {
          throw new NoSuchElementException();
        }
        next = work.nextLine();
        return line;
      }
    };
  }

  /** What is no JSON object is a profile without a type, and refused as one. */
  private static Map<?, ?> parse(String line) {
    try {
      return JSON.readValue(line, Map.class);
    } catch (JsonProcessingException notJson) {
      return Map.of();
    }
  }

  private static void write(ImpactRun run, Language language, DraftWork work) {
    for (ImpactRun.Unreadable one : run.unreadable()) {
      work.write(
          new UnreadableView(
              one.record(),
              one.faults().stream()
                  .map(fault -> fault.pointer() + " " + FaultText.of(fault, language))
                  .toList()));
    }
    for (Tally.By by : Tally.By.values()) {
      for (String key : run.tally().keys(by)) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("by", code(by));
        line.put("key", key);
        for (Flip.Kind kind : Flip.Kind.values()) {
          line.put(code(kind), run.tally().count(by, key, kind));
        }
        work.write(line);
      }
    }
    run.cases().forEach(one -> work.write(Map.of("case", view(one, language))));
  }

  private static CaseView view(FlippedCase one, Language language) {
    List<Map<String, Object>> flips = new ArrayList<>();
    for (Flip flip : one.flips()) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("clause", flip.clause());
      view.put("benefit", flip.benefit());
      view.put("kind", code(flip.kind()));
      view.put("before", trace(flip.before(), one.before(), flip.clause(), language));
      view.put("after", trace(flip.after(), one.after(), flip.clause(), language));
      flips.add(view);
    }
    return new CaseView(one.record(), flips);
  }

  private static Map<String, Object> trace(
      @Nullable Outcome outcome, Evaluation evaluation, String clause, Language language) {
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("outcome", outcome == null ? "" : outcome.name());
    List<CriterionView> criteria = new ArrayList<>();
    FlippedCase.trace(evaluation, clause)
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
        value == null ? "?" : value.toString());
  }

  private record UnreadableView(long unreadable, List<String> faults) {}

  private record CaseView(long record, List<Map<String, Object>> flips) {}

  private record CriterionView(String label, String status, String fact, String value) {}

  private static Map<String, Object> end(Tally tally, double seconds, String reason) {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("profiles", tally.profiles());
    end.put("flipped", tally.flipped());
    end.put("seconds", seconds);
    end.put("peakHeapBytes", peakHeap());
    end.put("reason", reason);
    return end;
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
