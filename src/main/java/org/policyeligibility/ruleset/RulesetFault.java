package org.policyeligibility.ruleset;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in the law as it is written down, said to the one who can mend it.
 *
 * @param path below the folder of rules: {@code guofa-2020-7/5.3-work-permit-age-65/rule.drl}
 * @param line from 1; 0 where the whole file or folder is meant
 * @param what is wrong
 * @param remedy what would be right
 */
public record RulesetFault(String path, int line, String what, @Nullable String remedy) {

  /** {@code rules/…/rule.drl:6: no fact `citizenshp` of Person; did you mean `citizenship`?} */
  @Override
  public String toString() {
    return "rules/"
        + path
        + (line > 0 ? ":" + line : "")
        + ": "
        + what
        + (remedy == null ? "" : "; " + remedy);
  }
}
