package org.policyeligibility.answer;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.policyeligibility.evaluation.Advice;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.MissingFact;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Writes the answer of {@code POST /v1/evaluations}. Titles, labels, authorities and citations
 * never change within a rule set: they are written to bytes once for each clause and language.
 */
public final class AnswerPages {
  /** What every answer says of itself. */
  public static final Text NOTICE =
      new Text("仅供参考，以主管部门决定为准。", "This is information only; the competent authority decides.");

  private static final Comparator<Clause> STRONGEST_FIRST =
      Comparator.comparing(Clause::modality).thenComparing(Clause.IN_ORDER_OF_THE_LAW);

  private static final int INITIAL = 16 * 1024;
  private static final int MOST_KEPT = 512 * 1024;

  private final Ruleset ruleset;

  /** By clause, of those that are not the only one to give their benefit. */
  private final Map<String, Basis> bases;

  /** By ordinal. */
  private final Map<Language, AtomicReferenceArray<ClausePage>> clauses =
      new EnumMap<>(Language.class);

  private final Map<Language, Map<Fact, QuestionPage>> questions = new EnumMap<>(Language.class);
  private final Map<Language, byte[]> notices = new EnumMap<>(Language.class);
  private final byte[] head;

  /** One to write in for each thread: an answer takes fresh memory once, not twice. */
  private final ThreadLocal<JsonBytes> buffers =
      ThreadLocal.withInitial(() -> new JsonBytes(INITIAL));

  private AnswerPages(Ruleset ruleset) {
    this.ruleset = ruleset;
    this.bases = bases(ruleset);
    this.head =
        new JsonBytes(256)
            .ascii("\",\"ruleset\":{\"version\":")
            .string(ruleset.version())
            .ascii(",\"digest\":")
            .string(ruleset.digest())
            .ascii("},\"results\":[")
            .toBytes();
    for (Language language : Language.values()) {
      clauses.put(language, new AtomicReferenceArray<>(ruleset.decided()));
      questions.put(language, new ConcurrentHashMap<>());
      notices.put(
          language,
          new JsonBytes(128)
              .ascii(",\"notice\":")
              .string(NOTICE.in(language))
              .ascii("}")
              .toBytes());
    }
  }

  private static Map<String, Basis> bases(Ruleset ruleset) {
    Map<String, List<Clause>> byBenefit =
        ruleset.catalogue().stream()
            .map(Provision::clause)
            .filter(clause -> clause.effect() == Effect.BENEFIT)
            .sorted(STRONGEST_FIRST)
            .collect(groupingBy(Clause::benefit));
    Map<String, Basis> bases = new HashMap<>();
    for (List<Clause> several : byBenefit.values()) {
      int benefit = bases.size();
      for (int i = 0; several.size() > 1 && i < several.size(); i++) {
        bases.put(several.get(i).id(), new Basis(benefit, i));
      }
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(bases));
  }

  public static AnswerPages of(Ruleset ruleset) {
    return new AnswerPages(ruleset);
  }

  /** Takes an answer out of memory that the next one is written in. */
  @FunctionalInterface
  public interface Taker<T> {
    T take(byte[] bytes, int length);
  }

  /**
   * The answer as JSON, UTF-8.
   *
   * @param advice what follows from the same evaluation
   */
  public byte[] answer(Evaluation evaluation, Advice advice, Language language, boolean summary) {
    return answer(evaluation, advice, language, summary, Arrays::copyOf);
  }

  /** The same without a copy of its own: it is gone when it has been taken. */
  public <T> T answer(
      Evaluation evaluation, Advice advice, Language language, boolean summary, Taker<T> taker) {
    JsonBytes out = buffers.get().clear();
    out.ascii("{\"asOf\":\"").ascii(evaluation.asOf().toString()).add(head);
    StatedValues stated = new StatedValues(evaluation.stated());
    List<Result> results = evaluation.results();
    AtomicReferenceArray<ClausePage> ofLanguage = of(clauses, language);
    ClausePage[] pages = new ClausePage[results.size()];
    for (int i = 0; i < pages.length; i++) {
      Result result = results.get(i);
      pages[i] = page(result, ofLanguage, language);
      if (summary) {
        pages[i].writeSummary(out, result);
      } else {
        pages[i].write(out, result, stated, advice.changes());
      }
      out.ascii(",");
    }
    out.dropLast(',').ascii("],\"missingFacts\":[");
    questions(out, advice.questions(), language, summary);
    out.ascii(",\"benefits\":[");
    benefits(out, results, pages, summary);
    out.ascii("],\"summary\":{");
    for (Map.Entry<Outcome, Integer> count : evaluation.summary().entrySet()) {
      out.ascii("\"").ascii(count.getKey().name()).ascii("\":");
      out.ascii(Integer.toString(count.getValue())).ascii(",");
    }
    out.dropLast(',').ascii("}");
    warnings(
        out,
        evaluation.stated().profiles().stream().flatMap(one -> one.warnings().stream()).toList(),
        language);
    out.add(of(notices, language));
    if (out.length() > MOST_KEPT) {
      buffers.remove();
    }
    return out.take(taker);
  }

  /** Written when it is first asked for: a start is not to wait for it. */
  private ClausePage page(
      Result result, AtomicReferenceArray<ClausePage> pages, Language language) {
    ClausePage page = pages.get(result.ordinal());
    if (page == null) {
      Provision provision =
          ruleset
              .provision(result.provision().id())
              .orElseThrow(() -> new IllegalArgumentException("a result of another rule set"));
      Basis basis = bases.getOrDefault(provision.id(), Basis.ALONE);
      page = new ClausePage(provision, ruleset, basis, language);
      pages.set(result.ordinal(), page);
    }
    if (!page.isOf(result.provision())) {
      throw new IllegalArgumentException("a result of another rule set");
    }
    return page;
  }

  /** Absent where there are none. */
  private static void warnings(JsonBytes out, List<InputWarning> warnings, Language language) {
    if (warnings.isEmpty()) {
      return;
    }
    out.ascii(",\"warnings\":[");
    for (InputWarning warning : warnings) {
      out.ascii("{\"code\":\"").ascii(warning.doubt().code()).ascii("\",\"pointer\":");
      out.string(warning.pointer()).ascii(",\"message\":");
      out.string(warning.doubt().message().in(language)).ascii("},");
    }
    out.dropLast(',').ascii("]");
  }

  private void questions(
      JsonBytes out, List<MissingFact> missing, Language language, boolean summary) {
    Map<Fact, QuestionPage> pages = of(questions, language);
    for (MissingFact one : missing) {
      pages
          .computeIfAbsent(one.fact(), fact -> new QuestionPage(fact, language))
          .writeMissing(out, one.clauses(), summary);
      out.ascii(",");
    }
    out.dropLast(',').ascii("]");
    if (!missing.isEmpty()) {
      out.ascii(",\"nextQuestion\":");
      pages
          .computeIfAbsent(missing.get(0).fact(), fact -> new QuestionPage(fact, language))
          .writeNext(out, summary);
    }
  }

  /** In the order in which results come, the first of each benefit being its best. */
  private static void benefits(
      JsonBytes out, List<Result> results, ClausePage[] pages, boolean summary) {
    Set<Integer> written = new HashSet<>();
    for (int i = 0; i < pages.length; i++) {
      ClausePage first = pages[i];
      boolean begun = !first.basis().isAlone() && !written.add(first.basis().benefit());
      if (begun || !first.isOfBenefit()) {
        continue;
      }
      Outcome best = results.get(i).outcome();
      if (first.basis().isAlone()) {
        first.benefit().open(out, best, summary);
        first.benefit().write(out, best, summary);
      } else {
        together(out, results, pages, i, summary);
      }
      out.ascii("]},");
    }
    out.dropLast(',');
  }

  /** Several clauses on the benefit of the one at this place, the strongest first. */
  private static void together(
      JsonBytes out, List<Result> results, ClausePage[] pages, int from, boolean summary) {
    int benefit = pages[from].basis().benefit();
    List<Integer> places = new ArrayList<>();
    for (int i = from; i < pages.length; i++) {
      if (pages[i].basis().benefit() == benefit) {
        places.add(i);
      }
    }
    places.sort(Comparator.comparingInt(place -> pages[place].basis().place()));
    pages[places.get(0)].benefit().open(out, results.get(from).outcome(), summary);
    for (int place : places) {
      pages[place].benefit().write(out, results.get(place).outcome(), summary);
      out.ascii(",");
    }
    out.dropLast(',');
  }

  private static <T> T of(Map<Language, T> map, Language language) {
    return Optional.ofNullable(map.get(language)).orElseThrow();
  }
}
