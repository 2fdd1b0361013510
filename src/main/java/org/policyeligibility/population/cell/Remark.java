package org.policyeligibility.population.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A remark in brackets behind a label: a unit, a standard, how to fill in a form. */
final class Remark {
  /** A longer text is no label, and its brackets are not looked for. */
  private static final int LONGEST = 200;

  private static final Pattern LAST = Pattern.compile("\\s*[(\\[【]([^()\\[\\]【】]*)[)\\]】]$");

  /** Marks of forms for what has to be filled in. */
  private static final Pattern MARK = Pattern.compile("^[*＊※•]+\\s*|\\s*[*＊※:：]+$");

  /** Remarks that say how something is written down, never of whom or what it tells. */
  private static final Pattern HOW_TO_FILL_IN =
      Pattern.compile(
          "必填|选填|可选|单选|多选|可多选|下拉选择|是/否|是或否|是、否|yes/no|required|optional|"
              + "年/月/日|年-月-日|年月日|[ymd]{1,4}(?:[-/.年]?[ymd]{1,4}[-/.月]?[ymd]{0,4}日?)|"
              + "(?:格式|如|例如|例|format|e\\.g\\.)[:： ]*[0-9ymd].*");

  private Remark() {}

  /** A folded label without the remark behind it, and without marks of forms. */
  static String without(String label) {
    return label.length() > LONGEST ? label : LAST.matcher(unmarked(label)).replaceAll("");
  }

  /** A folded title without a remark that says how to fill it in, and without marks of forms. */
  static String plain(String title) {
    if (title.length() > LONGEST) {
      return title;
    }
    String unmarked = unmarked(title);
    Matcher remark = LAST.matcher(unmarked);
    return remark.find() && HOW_TO_FILL_IN.matcher(remark.group(1).strip()).matches()
        ? unmarked.substring(0, remark.start())
        : unmarked;
  }

  private static String unmarked(String label) {
    return MARK.matcher(label).replaceAll("").strip();
  }
}
