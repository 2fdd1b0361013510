package org.policyeligibility.draft;

import java.util.List;
import java.util.Map;
import org.policyeligibility.ruleset.RuleFiles;

/**
 * What a process of its own is asked to do.
 *
 * @param task the work
 * @param rules rule sets by name, such as {@code base} and {@code draft}
 * @param arguments what the task wants to know: texts, numbers, truth values, lists, maps
 * @param lines records that the task reads one by one; none is empty or has a line break in it
 */
public record DraftRequest(
    Class<? extends DraftTask> task,
    Map<String, RuleFiles> rules,
    Map<String, Object> arguments,
    Iterable<String> lines) {
  public DraftRequest {
    rules = Map.copyOf(rules);
    arguments = Map.copyOf(arguments);
  }

  /** A task on one draft. */
  public static DraftRequest of(Class<? extends DraftTask> task, RuleFiles draft) {
    return new DraftRequest(task, Map.of(DraftWork.DRAFT, draft), Map.of(), List.of());
  }

  /** The same with arguments. */
  public DraftRequest with(Map<String, Object> others) {
    return new DraftRequest(task, rules, others, lines);
  }

  /** The same with records to read. */
  public DraftRequest reading(Iterable<String> records) {
    return new DraftRequest(task, rules, arguments, records);
  }
}
