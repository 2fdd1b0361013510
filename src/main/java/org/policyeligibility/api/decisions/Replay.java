package org.policyeligibility.api.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.message.Language;

/**
 * The JSON view of a replay: a decision evaluated again, by the same law or another. Where the
 * answer differs it says which clauses do, and why.
 *
 * @param identical whether the answer is the stored one, to the byte
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

  /** A difference between two versions of a clause. */
  record Difference(String aspect, String label, String before, String after) {}

  static Replay of(
      DecisionWithContent decision, AnsweredCase before, AnsweredCase after, Language language) {
    Evaluation evaluation = after.evaluation();
    byte[] answer = after.bytes(evaluation, decision.decision().terms().language());
    boolean identical = Arrays.equals(answer, decision.content().answer());
    return new Replay(
        decision.decision().id(),
        new Decision.Law(
            after.law().eligibility().ruleset().version(),
            after.law().eligibility().ruleset().digest()),
        identical,
        identical ? List.of() : changes(before, after, evaluation, language),
        new String(answer, StandardCharsets.UTF_8));
  }

  private static List<Change> changes(
      AnsweredCase before, AnsweredCase after, Evaluation now, Language language) {
    Map<String, Result> then = before.evaluation().byClause();
    Map<String, Result> other = now.byClause();
    Comparison comparison =
        Comparison.of(before.law().eligibility().ruleset(), after.law().eligibility().ruleset());
    List<Change> changes = new ArrayList<>();
    List<String> clauses = new ArrayList<>(other.keySet());
    then.keySet().stream().filter(clause -> !other.containsKey(clause)).forEach(clauses::add);
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
            .filter(candidate -> candidate.clause().equals(clause))
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
            : change.differences().stream()
                .map(difference -> difference(difference, language))
                .toList());
  }

  private static Difference difference(ClauseChange.Difference difference, Language language) {
    return new Difference(
        difference.aspect().name(),
        difference.aspect().label().in(language),
        difference.before().in(language),
        difference.after().in(language));
  }
}
