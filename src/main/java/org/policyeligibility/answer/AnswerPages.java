package org.policyeligibility.answer;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.policyeligibility.evaluation.Advice;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.MissingFact;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Writes the answer of {@code POST /v1/evaluations}. Titles, labels, authorities and citations
 * never change within a rule set: they are written to bytes once for each clause and language.
 */
public final class AnswerPages {
  private static final Text NOTICE =
      new Text("仅供参考，以主管部门决定为准。", "This is information only; the competent authority decides.");

  private static final int INITIAL = 16 * 1024;
  private static final int MOST_KEPT = 256 * 1024;

  private final Ruleset ruleset;
  private final Map<Language, Map<String, ClausePage>> clauses = new EnumMap<>(Language.class);
  private final Map<Language, Map<Fact, byte[]>> questions = new EnumMap<>(Language.class);
  private final Map<Language, byte[]> notices = new EnumMap<>(Language.class);
  private final byte[] head;

  /** One to write in for each thread: an answer takes fresh memory once, not twice. */
  private final ThreadLocal<JsonBytes> buffers =
      ThreadLocal.withInitial(() -> new JsonBytes(INITIAL));

  private AnswerPages(Ruleset ruleset) {
    this.ruleset = ruleset;
    this.head =
        new JsonBytes(256)
            .ascii("\",\"ruleset\":{\"version\":")
            .string(ruleset.version())
            .ascii(",\"digest\":")
            .string(ruleset.digest())
            .ascii("},\"results\":[")
            .toBytes();
    for (Language language : Language.values()) {
      Map<Fact, byte[]> asked = new HashMap<>();
      for (ProfileType type : ProfileType.values()) {
        ruleset
            .vocabulary()
            .facts(type)
            .forEach(
                fact ->
                    asked.put(
                        fact,
                        new JsonBytes(128)
                            .ascii(",\"question\":")
                            .string(fact.question().in(language))
                            .toBytes()));
      }
      clauses.put(language, new ConcurrentHashMap<>());
      questions.put(language, asked);
      notices.put(
          language,
          new JsonBytes(128)
              .ascii("},\"notice\":")
              .string(NOTICE.in(language))
              .ascii("}")
              .toBytes());
    }
  }

  public static AnswerPages of(Ruleset ruleset) {
    return new AnswerPages(ruleset);
  }

  /** The answer as JSON, UTF-8. */
  public byte[] answer(Evaluation evaluation, Advice advice, Language language, boolean summary) {
    JsonBytes out = buffers.get().clear();
    out.ascii("{\"asOf\":\"").ascii(evaluation.asOf().toString()).add(head);
    Map<String, ClausePage> pages = of(clauses, language);
    StatedValues stated = new StatedValues(evaluation.stated());
    for (Result result : evaluation.results()) {
      ClausePage page = pages.get(result.provision().id());
      if (page == null) {
        page = pages.computeIfAbsent(result.provision().id(), id -> page(id, language));
      }
      page.write(out, result, stated, summary);
      out.ascii(",");
    }
    out.dropLast(',').ascii("],\"missingFacts\":[");
    missingFacts(out, advice.questions(), summary ? Map.of() : of(questions, language));
    out.ascii("],\"summary\":{");
    for (Map.Entry<Outcome, Integer> count : evaluation.summary().entrySet()) {
      out.ascii("\"").ascii(count.getKey().name()).ascii("\":");
      out.ascii(Integer.toString(count.getValue())).ascii(",");
    }
    out.dropLast(',').add(of(notices, language));
    byte[] answer = out.toBytes();
    if (answer.length > MOST_KEPT) {
      buffers.remove();
    }
    return answer;
  }

  /** Written when it is first asked for: a start is not to wait for it. */
  private ClausePage page(String clause, Language language) {
    return ruleset
        .provision(clause)
        .map(provision -> new ClausePage(provision, language))
        .orElseThrow(() -> new IllegalArgumentException("a result of another rule set"));
  }

  private void missingFacts(
      JsonBytes out, List<MissingFact> missing, Map<Fact, byte[]> questionsOrNone) {
    for (MissingFact one : missing) {
      out.ascii("{\"fact\":\"").ascii(one.fact().name()).ascii("\"");
      byte[] question = questionsOrNone.get(one.fact());
      if (question != null) {
        out.add(question);
      }
      out.ascii(",\"clauses\":[");
      one.clauses().forEach(clause -> out.ascii("\"").ascii(clause).ascii("\","));
      out.dropLast(',').ascii("]},");
    }
    out.dropLast(',');
  }

  private static <T> T of(Map<Language, T> map, Language language) {
    return Optional.ofNullable(map.get(language)).orElseThrow();
  }
}
