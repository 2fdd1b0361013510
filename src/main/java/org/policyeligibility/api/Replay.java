package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Language;

/**
 * A decision worked out again, by the same law or another.
 *
 * @param identical whether the answer is the kept one, to the byte
 * @param changes the clauses whose outcome is another, with what changed it
 * @param evaluation the answer now
 */
record Replay(
    UUID decision,
    Decision.Law ruleset,
    boolean identical,
    List<Change> changes,
    @JsonRawValue String evaluation) {

  /**
   * A clause whose outcome is another.
   *
   * @param before null where the law of the decision has no such clause for this case
   * @param after null where the law of the replay has none
   * @param kind of the change to the clause; {@code FACTS} where the clause is the same and what is
   *     known of a fact or a zone is not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      String clause,
      String benefit,
      @Nullable String before,
      @Nullable String after,
      String kind,
      List<Difference> differences) {}

  /** One thing that is said otherwise. */
  record Difference(String aspect, String label, String before, String after) {}

  /** What one law says of a case. */
  record Answered(LawInForce.InForce law, EvaluationQuestion question) {
    Evaluation evaluation() {
      return law.eligibility().evaluate(question.stated(), question.asOf());
    }

    byte[] bytes(Evaluation evaluation, Language language) {
      Eligibility eligibility = law.eligibility();
      return law.pages().answer(evaluation, eligibility.advise(evaluation), language, false);
    }
  }

  static Replay of(Decision.Whole kept, Answered before, Answered after, Language language) {
    Evaluation evaluation = after.evaluation();
    byte[] answer = after.bytes(evaluation, kept.decision().language());
    boolean identical = Arrays.equals(answer, kept.content().answer());
    return new Replay(
        kept.decision().id(),
        new Decision.Law(
            after.law().eligibility().ruleset().version(),
            after.law().eligibility().ruleset().digest()),
        identical,
        identical ? List.of() : changes(before, after, evaluation, language),
        new String(answer, StandardCharsets.UTF_8));
  }

  private static List<Change> changes(
      Answered before, Answered after, Evaluation now, Language language) {
    Map<String, Result> then = byClause(before.evaluation());
    Map<String, Result> other = byClause(now);
    Comparison comparison =
        Comparison.of(before.law().eligibility().ruleset(), after.law().eligibility().ruleset());
    List<Change> changes = new ArrayList<>();
    List<String> clauses = new ArrayList<>(other.keySet());
    then.keySet().stream().filter(one -> !other.containsKey(one)).forEach(clauses::add);
    for (String clause : clauses) {
      Result was = then.get(clause);
      Result is = other.get(clause);
      if (was == null || is == null || was.outcome() != is.outcome()) {
        changes.add(change(clause, was, is, comparison, language));
      }
    }
    return changes;
  }

  private static Change change(
      String clause,
      @Nullable Result was,
      @Nullable Result is,
      Comparison comparison,
      Language language) {
    ClauseChange change =
        comparison.decisive().stream()
            .filter(one -> one.clause().equals(clause))
            .findFirst()
            .orElse(null);
    Result any = was == null ? is : was;
    return new Change(
        clause,
        any == null ? "" : any.provision().clause().benefit(),
        was == null ? null : was.outcome().name(),
        is == null ? null : is.outcome().name(),
        change == null ? "FACTS" : change.kind().name(),
        change == null
            ? List.of()
            : change.differences().stream().map(one -> difference(one, language)).toList());
  }

  private static Difference difference(ClauseChange.Difference one, Language language) {
    return new Difference(
        one.aspect().name(),
        one.aspect().label().in(language),
        one.before().in(language),
        one.after().in(language));
  }

  private static Map<String, Result> byClause(Evaluation evaluation) {
    Map<String, Result> byClause = new LinkedHashMap<>();
    evaluation.results().forEach(one -> byClause.put(one.provision().id(), one));
    return byClause;
  }
}
