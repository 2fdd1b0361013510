package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scaffold leaves open: places marked {@code TODO}, each followed by what to write there.
 */
final class Unwritten {
  private static final Pattern OPEN = Pattern.compile("\\bTODO\\b[ :]*(?<what>[^\"}\\n]*)");

  private Unwritten() {}

  /** A fault for each place that is still open. */
  static List<RulesetFault> in(String path, String text) {
    List<RulesetFault> faults = new ArrayList<>();
    if (!text.contains("TODO")) {
      return faults;
    }
    int line = 0;
    for (String words : text.split("\n", -1)) {
      line++;
      Matcher open = OPEN.matcher(words);
      while (open.find()) {
        String what = open.group("what").strip();
        faults.add(
            new RulesetFault(
                path,
                line,
                "尚未写好 · not written yet",
                what.isEmpty() ? "写好并删去 TODO · write it, and remove TODO" : what));
      }
    }
    return faults;
  }
}
