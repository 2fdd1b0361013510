package org.policyeligibility.lint;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * A lint finding: one fault or doubt in the law as it is written down, with its place. Faults of
 * the reader become findings too, so that a drafter reads one list.
 *
 * @param code stable, never translated: {@code never-true}; {@code help} explains it
 * @param path below the folder of rules
 * @param line from 1; 0 where the whole file or folder is meant
 * @param remedy what would be right
 * @param kind of what the reader refuses; null for a doubt
 */
public record Finding(
    String code,
    Severity severity,
    String path,
    int line,
    Message what,
    Message remedy,
    @Nullable FaultKind kind) {
  /** A doubt in what can be read. */
  public Finding(
      String code, Severity severity, String path, int line, Message what, Message remedy) {
    this(code, severity, path, line, what, remedy, null);
  }

  /** The code of what the reader of the rules refuses. */
  public static final String UNREADABLE = "unreadable";

  /** The code where a text has only one of its languages. */
  private static final String MISSING_TEXT = "lacks-a-language";

  /** As a list of findings is read: file by file. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::path).thenComparing(Finding::line).thenComparing(Finding::code);

  /** The finding for a fault of the reader: what it refuses is an error. */
  public static Finding of(RulesetFault fault) {
    Message remedy = fault.remedy() == null ? Message.of("see-rules-readme-md") : fault.remedy();
    boolean text = fault.what().code().equals(MISSING_TEXT);
    return new Finding(
        text ? LintCode.MISSING_TEXT.code() : UNREADABLE,
        Severity.ERROR,
        fault.path(),
        fault.line(),
        fault.what(),
        remedy,
        FaultKind.of(fault));
  }
}
