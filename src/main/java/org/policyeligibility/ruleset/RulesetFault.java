package org.policyeligibility.ruleset;

import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Text;

/**
 * What is wrong in the law as it is written down, said to the one who can mend it.
 *
 * @param path below the folder of rules: {@code guofa-2020-7/5.3-work-permit-age-65/rule.drl}
 * @param line from 1; 0 where the whole file or folder is meant
 * @param column from 1; 0 where the whole line is meant
 * @param what is wrong, and what was found
 * @param remedy what would be right
 */
public record RulesetFault(String path, int line, int column, Text what, @Nullable Text remedy) {

  private static final String BETWEEN = " · ";

  /** A fault told in English, or in Chinese and English with {@code " · "} between. */
  public RulesetFault(String path, int line, String what, @Nullable String remedy) {
    this(path, line, 0, told(what), remedy == null ? null : told(remedy));
  }

  private static Text told(String text) {
    int end = text.indexOf(BETWEEN);
    return end <= 0
        ? new Text(FaultPhrases.zh(text), text)
        : new Text(text.substring(0, end), text.substring(end + BETWEEN.length()));
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
