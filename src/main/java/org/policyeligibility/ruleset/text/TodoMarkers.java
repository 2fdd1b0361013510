package org.policyeligibility.ruleset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/**
 * A scanner for places that a scaffold leaves open. Each is marked {@code TODO}, followed by what
 * to write there, and is a fault until that is done.
 */
public final class TodoMarkers {
  private static final Pattern OPEN = Pattern.compile("\\bTODO\\b[ :]*(?<what>[^\"}\\n]*)");

  private static final String BETWEEN = " · ";

  private TodoMarkers() {}

  /** A fault for each place that is still open. */
  public static List<RulesetFault> in(String path, String text) {
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
                Message.of("not-written-yet"),
                what.isEmpty() ? Message.of("write-it-and-remove-todo") : asWritten(what)));
      }
    }
    return faults;
  }

  /** Scaffolds say it in Chinese and English, with {@code " · "} between. */
  private static Message asWritten(String what) {
    int end = what.indexOf(BETWEEN);
    return end <= 0
        ? Message.of("as-written", what)
        : Message.of(
            "as-written", new Text(what.substring(0, end), what.substring(end + BETWEEN.length())));
  }
}
