package org.policyeligibility.answer;

import java.time.LocalDate;
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
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Writes the answer of {@code POST /v1/evaluations}. Titles, labels, authorities and citations
 * never change within a rule set: they are written to bytes once for each clause and language.
 */
public final class AnswerWriter {
  /** The notice on every answer and page. */
  public static final Text NOTICE =
      new Text("仅供参考，以主管部门决定为准。", "This is information only; the competent authority decides.");

  private static final int INITIAL = 16 * 1024;
  private static final int MOST_KEPT = 512 * 1024;

  private final Ruleset ruleset;

  /** By clause, of those that are not the only one to give their benefit. */
  private final Map<String, BenefitBasis> bases;

  /** By ordinal. */
  private final Map<Language, AtomicReferenceArray<ClauseTemplate>> clauses =
      new EnumMap<>(Language.class);

  private final Map<Language, QuestionsWriter> questions = new EnumMap<>(Language.class);
  private final Map<Language, byte[]> notices = new EnumMap<>(Language.class);
  private final byte[] head;

  /** One to write in for each thread: an answer takes fresh memory once, not twice. */
  private final ThreadLocal<JsonBytes> buffers =
      ThreadLocal.withInitial(() -> new JsonBytes(INITIAL));

  private AnswerWriter(Ruleset ruleset) {
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
      questions.put(language, new QuestionsWriter(ruleset.vocabulary(), language));
      notices.put(
          language,
          new JsonBytes(128)
              .ascii(",\"notice\":")
              .string(NOTICE.in(language))
              .ascii("}")
              .toBytes());
    }
  }

  private static Map<String, BenefitBasis> bases(Ruleset ruleset) {
    Map<String, BenefitBasis> bases = new HashMap<>();
    for (List<Provision> several : ruleset.benefits().values()) {
      int benefit = bases.size();
      for (int i = 0; several.size() > 1 && i < several.size(); i++) {
        bases.put(several.get(i).id(), new BenefitBasis(benefit, i));
      }
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(bases));
  }

  public static AnswerWriter of(Ruleset ruleset) {
    return new AnswerWriter(ruleset);
  }

  /**
   * The answer as JSON, UTF-8.
   *
   * @param advice what follows from the same evaluation
   */
  public byte[] answer(Evaluation evaluation, Advice advice, Language language, boolean summary) {
    return answer(evaluation, advice, language, summary, Arrays::copyOf);
  }

  /** Without a copy of its own: the answer is gone when it has been taken. */
  public <T> T answer(
      Evaluation evaluation,
      Advice advice,
      Language language,
      boolean summary,
      BufferConsumer<T> consumer) {
    JsonBytes out = buffers.get().clear();
    out.ascii("{\"asOf\":\"").ascii(evaluation.asOf().toString()).add(head);
    EncodedValues stated = new EncodedValues(evaluation.stated());
    List<Result> results = evaluation.results();
    AtomicReferenceArray<ClauseTemplate> ofLanguage = of(clauses, language);
    ClauseTemplate[] pages = new ClauseTemplate[results.size()];
    for (int i = 0; i < pages.length; i++) {
      Result result = results.get(i);
      pages[i] = page(result, ofLanguage, language);
      if (summary) {
        pages[i].writeSummary(out, result);
      } else {
        pages[i].write(out, result, stated, evaluation.asOf(), advice.changes());
      }
      out.ascii(",");
    }
    out.dropLast(',').ascii("]");
    of(questions, language).write(out, advice, summary);
    out.ascii(",\"benefits\":[");
    benefits(out, results, pages, evaluation.asOf(), summary);
    out.ascii("],\"summary\":{");
    for (Map.Entry<Outcome, Integer> count : evaluation.summary().entrySet()) {
      out.ascii("\"").ascii(count.getKey().name()).ascii("\":");
      out.ascii(Integer.toString(count.getValue())).ascii(",");
    }
    out.dropLast(',').ascii("}");
    warnings(
        out,
        evaluation.stated().profiles().stream()
            .flatMap(profile -> profile.warnings().stream())
            .toList(),
        language);
    out.add(of(notices, language));
    if (out.length() > MOST_KEPT) {
      buffers.remove();
    }
    return out.take(consumer);
  }

  /** Written when it is first asked for: a start is not to wait for it. */
  private ClauseTemplate page(
      Result result, AtomicReferenceArray<ClauseTemplate> pages, Language language) {
    ClauseTemplate page = pages.get(result.ordinal());
    if (page == null) {
      Provision provision =
          ruleset
              .provision(result.provision().id())
              .orElseThrow(() -> new IllegalArgumentException("a result of another rule set"));
      BenefitBasis basis = bases.getOrDefault(provision.id(), BenefitBasis.ALONE);
      page = new ClauseTemplate(provision, ruleset, basis, language);
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

  /** In the order in which results come, the first of each benefit being its best. */
  private static void benefits(
      JsonBytes out,
      List<Result> results,
      ClauseTemplate[] pages,
      LocalDate asOf,
      boolean summary) {
    Set<Integer> written = new HashSet<>();
    for (int i = 0; i < pages.length; i++) {
      ClauseTemplate first = pages[i];
      boolean begun = !first.basis().isAlone() && !written.add(first.basis().benefit());
      if (begun || !first.isOfBenefit()) {
        continue;
      }
      Outcome best = results.get(i).outcome();
      if (first.basis().isAlone()) {
        first.benefit().open(out, best, summary);
        first.benefit().write(out, best, asOf, summary);
      } else {
        together(out, results, pages, i, asOf, summary);
      }
      out.ascii("]},");
    }
    out.dropLast(',');
  }

  /** Several clauses on the benefit of the one at this place, the strongest first. */
  private static void together(
      JsonBytes out,
      List<Result> results,
      ClauseTemplate[] pages,
      int from,
      LocalDate asOf,
      boolean summary) {
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
      pages[place].benefit().write(out, results.get(place).outcome(), asOf, summary);
      out.ascii(",");
    }
    out.dropLast(',');
  }

  private static <T> T of(Map<Language, T> map, Language language) {
    return Optional.ofNullable(map.get(language)).orElseThrow();
  }
}
