package org.policyeligibility.lint;

import java.util.Comparator;
import org.policyeligibility.law.Text;
import org.policyeligibility.ruleset.RulesetFault;

/**
 * What is wrong, or doubtful, in the law as it is written down.
 *
 * @param code stable, never translated: {@code never-true}; {@code help} explains it
 * @param path below the folder of rules
 * @param line from 1; 0 where the whole file or folder is meant
 * @param remedy what would be right
 */
public record Finding(
    String code, Severity severity, String path, int line, Text what, Text remedy) {
  /** The code of what the reader of the rules refuses. */
  public static final String UNREADABLE = "unreadable";

  /** As a list of findings is read: file by file. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::path).thenComparing(Finding::line).thenComparing(Finding::code);

  /** What the reader refuses is an error. */
  public static Finding of(RulesetFault fault) {
    Text remedy =
        fault.remedy() == null
            ? new Text("见 rules/README.md", "see rules/README.md")
            : fault.remedy();
    String what = fault.what().en();
    boolean text = what.contains("`zh` is missing") || what.contains("`en` is missing");
    return new Finding(
        text ? LintCode.MISSING_TEXT.code() : UNREADABLE,
        Severity.ERROR,
        fault.path(),
        fault.line(),
        fault.what(),
        remedy);
  }
}
