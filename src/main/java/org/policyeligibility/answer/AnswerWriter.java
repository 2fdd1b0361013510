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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.evaluation.advice.SharedResults;
import org.policyeligibility.json.BufferConsumer;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Profile;
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

  /**
   * A buffer that holds more is not kept. Two profiles at once have answers of 530 KB; to begin
   * again in a small one each time takes as long as to decide.
   */
  private static final int MOST_KEPT = 1024 * 1024;

  private final Ruleset ruleset;

  /** By clause, of those that are not the only one to give their benefit. */
  private final Map<String, BenefitBasis> bases;

  /** By ordinal. */
  private final Map<Language, AtomicReferenceArray<ClauseTemplate>> clauses =
      new EnumMap<>(Language.class);

  /** Those of results that many cases share: found without a look at the clause. */
  private final Map<Language, Map<AnswerForm.OfResult, SharedResults<Ready>>> ready =
      new EnumMap<>(Language.class);

  private final Map<Language, QuestionsWriter> questions = new EnumMap<>(Language.class);
  private final Map<Language, byte[]> notices = new EnumMap<>(Language.class);

  /** By id, as an answer names those that it cites. */
  private final Map<Language, Map<String, byte[]>> documents = new EnumMap<>(Language.class);

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
      Map<AnswerForm.OfResult, SharedResults<Ready>> byForm =
          new EnumMap<>(AnswerForm.OfResult.class);
      for (AnswerForm.OfResult form : AnswerForm.OfResult.values()) {
        byForm.put(form, new SharedResults<>());
      }
      ready.put(language, byForm);
      questions.put(language, new QuestionsWriter(ruleset.vocabulary(), language));
      documents.put(language, documents(ruleset, language));
      notices.put(
          language,
          new JsonBytes(128)
              .ascii(",\"notice\":")
              .string(NOTICE.in(language))
              .ascii("}")
              .toBytes());
    }
  }

  private static Map<String, byte[]> documents(Ruleset ruleset, Language language) {
    Map<String, byte[]> documents = new HashMap<>();
    for (Document document : ruleset.documents()) {
      documents.put(
          document.id(), Json.bytes(CitationView.CitedDocument.of(document, ruleset, language)));
    }
    return documents;
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
  public byte[] answer(Evaluation evaluation, Advice advice, Language language, AnswerForm form) {
    return answer(evaluation, advice, language, form, Arrays::copyOf);
  }

  /** Without a copy of its own: the answer is gone when it has been taken. */
  public <T> T answer(
      Evaluation evaluation,
      Advice advice,
      Language language,
      AnswerForm form,
      BufferConsumer<T> consumer) {
    JsonBytes out = buffers.get().clear();
    out.ascii("{\"asOf\":\"").ascii(evaluation.asOf().toString()).add(head);
    List<Written> results = results(out, evaluation, advice, language, form);
    boolean inLong = form.isLong(results.size());
    boolean several = evaluation.stated().profiles().size() > 1;
    of(questions, language).write(out, advice, form.view(), inLong, several);
    if (!inLong) {
      out.ascii(",\"benefits\":[");
      benefits(out, results, evaluation.asOf(), form.view());
      out.ascii("]");
    }
    out.ascii(",\"summary\":{");
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
    documents(out, results, language);
    Labels.write(out, labels(results, evaluation, advice, form));
    out.add(of(notices, language));
    if (out.length() > MOST_KEPT) {
      buffers.remove();
    }
    return out.take(consumer);
  }

  /** A result as it was written down. */
  private record Written(Result result, Ready ready, AnswerForm.OfResult form) {
    ClauseTemplate clause() {
      return ready.clause();
    }

    ResultTemplate template() {
      return ready.template();
    }
  }

  /** A result as it is ready to be written down. */
  private record Ready(ClauseTemplate clause, ResultTemplate template) {}

  private static long labels(
      List<Written> results, Evaluation evaluation, Advice advice, AnswerForm form) {
    boolean inLong = form.isLong(results.size());
    long labels = 0;
    for (Written written : results) {
      labels |= written.template().labels();
      if (!inLong && written.clause().isOfBenefit()) {
        // Benefits are listed as well, each with how strong it is.
        labels |= Labels.of(written.result().provision().clause().modality());
      }
    }
    if (form.changes()) {
      for (Change change : advice.changes().values()) {
        labels |= Labels.of(change);
      }
    }
    for (Profile profile : evaluation.stated().profiles()) {
      for (InputWarning warning : profile.warnings()) {
        labels |= Labels.of(warning.doubt());
      }
    }
    return labels;
  }

  private List<Written> results(
      JsonBytes out, Evaluation evaluation, Advice advice, Language language, AnswerForm form) {
    EncodedValues stated = new EncodedValues(evaluation.stated());
    Map<AnswerForm.OfResult, SharedResults<Ready>> ofLanguage = of(ready, language);
    int count = evaluation.results().size();
    long day = evaluation.asOf().toEpochDay();
    List<Written> written = new ArrayList<>(count);
    for (Result result : evaluation.results()) {
      AnswerForm.OfResult ofResult = form.ofResult(result.outcome(), count);
      SharedResults<Ready> shared = of(ofLanguage, ofResult);
      Ready known = shared.find(result);
      if (known == null || !known.template().holdsOn(day)) {
        ClauseTemplate clause = page(result, of(clauses, language), language);
        known = new Ready(clause, clause.page(result, stated, day, ofResult));
        if (clause.restsOnResult(ofResult)) {
          shared.keep(result, known);
        }
      }
      known.template().write(out, stated);
      if (form.changes() && result.outcome() == Outcome.INELIGIBLE) {
        known.clause().writeChange(out, advice.changes());
      }
      out.ascii("},");
      written.add(new Written(result, known, ofResult));
    }
    out.dropLast(',').ascii("]");
    return written;
  }

  /** The documents that are cited, once, by id; absent where nothing is cited. */
  private void documents(JsonBytes out, List<Written> results, Language language) {
    Set<String> cited = new TreeSet<>();
    String last = null;
    for (Written written : results) {
      String document = written.template().document();
      if (document != null && !document.equals(last)) {
        cited.add(document);
        last = document;
      }
    }
    if (cited.isEmpty()) {
      return;
    }
    out.ascii(",\"documents\":{");
    Map<String, byte[]> written = of(documents, language);
    for (String document : cited) {
      out.string(document).ascii(":");
      out.add(written.getOrDefault(document, new byte[0])).ascii(",");
    }
    out.dropLast(',').ascii("}");
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
      JsonBytes out, List<Written> results, LocalDate asOf, AnswerForm.View view) {
    Map<Integer, List<Written>> together = together(results);
    Set<Integer> begun = new HashSet<>();
    for (Written best : results) {
      BenefitBasis basis = best.clause().basis();
      if (!best.clause().isOfBenefit() || (!basis.isAlone() && !begun.add(basis.benefit()))) {
        continue;
      }
      List<Written> bases = basis.isAlone() ? List.of(best) : of(together, basis.benefit());
      bases.get(0).clause().benefit().open(out, best.result().outcome());
      out.ascii(",\"clauses\":[");
      for (Written clause : bases) {
        boolean inShort = clause.form() == AnswerForm.OfResult.SHORT;
        clause
            .clause()
            .benefit()
            .write(out, clause.result().outcome(), asOf, inShort ? AnswerForm.View.SUMMARY : view);
        out.ascii(",");
      }
      out.dropLast(',').ascii("]},");
    }
    out.dropLast(',');
  }

  /** By benefit the clauses on it where there are several, the strongest first. */
  private static Map<Integer, List<Written>> together(List<Written> results) {
    Map<Integer, List<Written>> together = new HashMap<>();
    for (Written written : results) {
      BenefitBasis basis = written.clause().basis();
      if (!basis.isAlone()) {
        together.computeIfAbsent(basis.benefit(), first -> new ArrayList<>()).add(written);
      }
    }
    together
        .values()
        .forEach(
            several ->
                several.sort(Comparator.comparingInt(other -> other.clause().basis().place())));
    return together;
  }

  private static <K, T> T of(Map<K, T> map, K key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }
}
