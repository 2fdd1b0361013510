package org.policyeligibility.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The body of {@code POST /v1/decisions/{id}/review}: a reason, and what was found where something
 * was.
 */
final class ReviewQuestion {
  private static final String REASON = "reason";
  private static final String FINDINGS = "findings";
  private static final String CLAUSE = "clause";
  private static final String OUTCOME = "outcome";

  private static final int LONGEST_REASON = 2_000;
  private static final int MOST_FINDINGS = 500;

  private final Ruleset ruleset;
  private final Language language;
  private final List<Problem.Entry> faults = new ArrayList<>();
  private final Map<String, Object> read = new LinkedHashMap<>();

  private ReviewQuestion(Ruleset ruleset, Language language) {
    this.ruleset = ruleset;
    this.language = language;
  }

  /**
   * Reads a body, or says all that is wrong with it.
   *
   * @param ruleset whose clauses are judged
   */
  static ReviewQuestion of(@Nullable Object body, Ruleset ruleset, Language language) {
    ReviewQuestion question = new ReviewQuestion(ruleset, language);
    question.read(body);
    if (!question.faults.isEmpty()) {
      throw new Unprocessable(Problem.of(language, question.faults, false));
    }
    return question;
  }

  /** What a person does by it. */
  Act act() {
    return read.containsKey(FINDINGS) ? Act.FOUND : Act.TAKEN_OVER;
  }

  /** As it is kept. */
  Map<String, Object> read() {
    return read;
  }

  private void read(@Nullable Object body) {
    if (!(body instanceof Map<?, ?> members)) {
      fault("", "wrong-type", "须为 JSON 对象。", "Has to be a JSON object.");
      return;
    }
    known("", members, List.of(REASON, FINDINGS));
    reason("", members, read);
    Object findings = members.get(FINDINGS);
    if (findings == null) {
      return;
    }
    String pointer = "/" + FINDINGS;
    if (!(findings instanceof List<?> list) || list.isEmpty() || list.size() > MOST_FINDINGS) {
      fault(pointer, "wrong-type", "须为 1 至 500 项的列表。", "Has to be a list of 1 to 500.");
      return;
    }
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      found.add(finding(pointer + "/" + i, list.get(i)));
    }
    read.put(FINDINGS, found);
  }

  private Map<String, Object> finding(String pointer, @Nullable Object stated) {
    Map<String, Object> finding = new LinkedHashMap<>();
    if (!(stated instanceof Map<?, ?> members)) {
      fault(pointer, "wrong-type", "须为 JSON 对象。", "Has to be a JSON object.");
      return finding;
    }
    known(pointer, members, List.of(CLAUSE, OUTCOME, REASON));
    if (members.get(CLAUSE) instanceof String clause && ruleset.hasClause(clause)) {
      finding.put(CLAUSE, clause);
    } else {
      fault(
          pointer + "/" + CLAUSE,
          "unknown-id",
          "没有这个编号；条款见 /v1/clauses。",
          "There is no such id; /v1/clauses lists them.");
    }
    Object outcome = members.get(OUTCOME);
    if (Stream.of(Outcome.values()).anyMatch(one -> one.name().equals(outcome))) {
      finding.put(OUTCOME, String.valueOf(outcome));
    } else {
      String values = String.join(", ", Stream.of(Outcome.values()).map(Outcome::name).toList());
      fault(
          pointer + "/" + OUTCOME,
          "unknown-value",
          "须为以下之一：" + values + "。",
          "Has to be one of " + values + ".");
    }
    reason(pointer, members, finding);
    return finding;
  }

  private void known(String pointer, Map<?, ?> members, List<String> names) {
    for (Object name : members.keySet()) {
      if (!names.contains(name)) {
        String listed = String.join(", ", names);
        fault(
            pointer, "unknown-property", "只能有：" + listed + "。", "Has nothing but " + listed + ".");
      }
    }
  }

  private void reason(String pointer, Map<?, ?> members, Map<String, Object> into) {
    Object reason = members.get(REASON);
    if (reason instanceof String text && !text.isBlank() && text.length() <= LONGEST_REASON) {
      into.put(REASON, text);
    } else {
      fault(
          pointer + "/" + REASON,
          reason == null ? "required" : "unreadable-text",
          "请说明理由：1 至 2000 个字符。",
          "Give a reason, of 1 to 2000 characters.");
    }
  }

  private void fault(String pointer, String code, String zh, String en) {
    if (faults.size() < 100) {
      faults.add(new Problem.Entry(pointer, null, code, language == Language.ZH ? zh : en));
    }
  }
}
