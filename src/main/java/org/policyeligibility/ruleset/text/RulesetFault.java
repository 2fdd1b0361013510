package org.policyeligibility.ruleset.text;

import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;

/**
 * A fault in the law as it is written down. It tells its author where it is and how to mend it.
 *
 * @param path below the folder of rules: {@code guofa-2020-7/5.3-work-permit-age-65/rule.drl}
 * @param line from 1; 0 where the whole file or folder is meant
 * @param column from 1; 0 where the whole line is meant
 * @param what is wrong, and what was found
 * @param remedy what would be right
 */
public record RulesetFault(
    String path, int line, int column, Message what, @Nullable Message remedy) {

  /** A fault of a whole line, file or folder. */
  public RulesetFault(String path, int line, Message what, @Nullable Message remedy) {
    this(path, line, 0, what, remedy);
  }

  /** Where it is: {@code rules/…/rule.drl:6:13}. */
  public String place() {
    return "rules/"
        + path
        + (line > 0 ? ":" + line : "")
        + (line > 0 && column > 0 ? ":" + column : "");
  }

  /** {@code rules/…/rule.drl:6:13: no fact `citizenshp` of Person; did you mean `citizenship`?} */
  public String in(Language language) {
    return place()
        + ": "
        + what.in(language)
        + (remedy == null ? "" : (language == Language.ZH ? "；" : "; ") + remedy.in(language));
  }

  @Override
  public String toString() {
    return in(Language.EN);
  }
}
