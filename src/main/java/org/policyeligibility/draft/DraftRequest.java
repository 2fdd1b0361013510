package org.policyeligibility.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * The request to a process of its own: a task with its rules, arguments and records.
 *
 * @param task the work
 * @param rules rule sets by name, such as {@code base} and {@code draft}
 * @param arguments what the task wants to know: texts, numbers, truth values, lists, maps
 * @param brief whether it is over in seconds, so that optimising its code would cost more than it
 *     saves
 * @param lines records that the task reads one by one; none is empty or has a line break in it
 */
public record DraftRequest(
    Class<? extends DraftTask> task,
    Map<String, RuleFiles> rules,
    Map<String, Object> arguments,
    boolean brief,
    Iterable<String> lines) {
  public DraftRequest {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** A task that may take long. */
  public DraftRequest(
      Class<? extends DraftTask> task,
      Map<String, RuleFiles> rules,
      Map<String, Object> arguments,
      Iterable<String> lines) {
    this(task, rules, arguments, false, lines);
  }

  /** A task on one draft. */
  public static DraftRequest of(Class<? extends DraftTask> task, RuleFiles draft) {
    return new DraftRequest(task, Map.of(DraftContext.DRAFT, draft), Map.of(), List.of());
  }

  /** This request with arguments. */
  public DraftRequest with(Map<String, Object> others) {
    return new DraftRequest(task, rules, others, brief, lines);
  }

  /** This request, known to be over in seconds. */
  public DraftRequest briefly() {
    return new DraftRequest(task, rules, arguments, true, lines);
  }

  /** This request with records to read. */
  public DraftRequest reading(Iterable<String> records) {
    return new DraftRequest(task, rules, arguments, brief, records);
  }
}
