package org.policyeligibility.ruleset.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The diagnosis of a YAML syntax error. A parser tells where it could not go on, in terms of its
 * grammar; a drafter is told which slip of the pen that was, on the line where it was made.
 *
 * @param line from 1; 0 where the whole file is meant
 */
record YamlSlip(int line, Message what, Message remedy) {
  private static final String KEY = "^\\s*(?:- +)*+[A-Za-z][\\w.-]*";

  /** {@code modality：permission}: a colon as Chinese keyboards write it. */
  private static final Pattern WIDE_COLON = Pattern.compile(KEY + "：");

  /** {@code zh: …，en: …}: a comma likewise, between the entries of a line. */
  private static final Pattern WIDE_COMMA =
      Pattern.compile("[{\\[].*，\\s*(?:[A-Za-z][\\w.-]*\\s*[:：]|[A-Z][A-Z_0-9]+\\s*[,，\\]])");

  private static final Pattern WIDE_BRACKET = Pattern.compile("(?:^|[:,-])\\s*(?<sign>[｛［])");

  private static final Pattern ENTRY = Pattern.compile(KEY + " *:(?: .*)?");
  private static final Pattern TAB = Pattern.compile("^ *\\t");
  private static final Pattern NO_BLANK = Pattern.compile(KEY + ":[^\\s/:].*");
  private static final Pattern NO_COLON = Pattern.compile(KEY + "(?: +[^:]*)?");

  private static final String BEGUN = "(?:^\\s*(?:- +)*+|[:,\\[{] *|- +)";

  /** A value in quotation marks, and what follows it on its line. */
  private static final Pattern QUOTED =
      Pattern.compile(
          BEGUN + "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^']|'')*+')" + "(?=(?<after>[^,\\]}:#]*))");

  /** A value that begins with a quotation mark and does not end on its line. */
  private static final Pattern LEFT_OPEN =
      Pattern.compile(BEGUN + "(?:\"(?:[^\"\\\\]|\\\\.)*+|'(?:[^']|'')*+)$");

  private static final Pattern SECOND_COLON =
      Pattern.compile(KEY + " *: +[^\\s\"'{\\[>|#][^#\"]*:(?: .*)?");

  /** Whether a text that should be a mapping is a line with a full-width colon. */
  static boolean hasWideColon(String value) {
    return WIDE_COLON.matcher(value).find();
  }

  static Message wideColon() {
    return Message.of("a-full-width-colon");
  }

  static Message withColonAndBlank() {
    return Message.of("write-a-colon-and-a-blank");
  }

  /** The slip at the place where the parser could not go on. */
  static YamlSlip of(String text, YAMLException failed) {
    if (!(failed instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      return new YamlSlip(0, Message.of("not-yaml"), Message.of("write-it-as-its-neighbours"));
    }
    return new Search(text.split("\n", -1), marked).slip();
  }

  private static final class Search {
    /** In a longer line nobody sees a slip, and looking for one goes to and fro in it. */
    private static final int LONGEST = RuleLimits.COLUMNS;

    private final String[] lines;
    private final Mark at;
    private final int context;
    private final String said;

    Search(String[] lines, MarkedYAMLException failed) {
      this.lines =
          Stream.of(lines).map(line -> line.length() > LONGEST ? "" : line).toArray(String[]::new);
      this.at = failed.getProblemMark();
      this.context = failed.getContextMark() == null ? -1 : failed.getContextMark().getLine();
      this.said = failed.getContext() + " " + failed.getProblem();
    }

    YamlSlip slip() {
      int last = Math.min(at.getLine(), lines.length - 1);
      for (int i = 0; i < last; i++) {
        // The next mark closes it, many lines below, and only there the parser stops.
        if (isLeftOpen(lines[i]) && ENTRY.matcher(lines[i + 1]).matches()) {
          return leftOpen(i);
        }
      }
      for (int i = last; i >= 0; i--) {
        YamlSlip slip = inLine(i);
        if (slip != null) {
          return slip;
        }
        if (i < last && ENTRY.matcher(lines[i]).matches()) {
          break;
        }
      }
      return byGrammar(last);
    }

    /** The slip that a line shows by itself; null where it shows none. */
    private @Nullable YamlSlip inLine(int i) {
      if (WIDE_COLON.matcher(lines[i]).find()) {
        return slip(i, wideColon(), withColonAndBlank());
      }
      if (WIDE_COMMA.matcher(lines[i]).find()) {
        return slip(i, Message.of("a-full-width-sign", "，"), Message.of("write-the-sign", ","));
      }
      Matcher bracket = WIDE_BRACKET.matcher(lines[i]);
      if (bracket.find()) {
        boolean brace = bracket.group("sign").equals("｛");
        return slip(
            i,
            Message.of("a-full-width-sign", bracket.group("sign")),
            Message.of("write-the-sign", brace ? "{ }" : "[ ]"));
      }
      if (TAB.matcher(lines[i]).find()) {
        return slip(i, Message.of("a-tab-at-the-beginning"), Message.of("indent-with-blanks"));
      }
      if (isLeftOpen(lines[i])) {
        return leftOpen(i);
      }
      Matcher quoted = QUOTED.matcher(lines[i]);
      while (quoted.find()) {
        if (!quoted.group("after").isBlank()) {
          return slip(
              i,
              Message.of("words-after-the-closing-mark"),
              Message.of("put-the-whole-value-in-quotation-marks"));
        }
      }
      return NO_BLANK.matcher(lines[i]).matches()
          ? slip(i, Message.of("no-blank-after-the-colon"), Message.of("write-a-colon-and-a-blank"))
          : null;
    }

    /** Whole values aside: the closing mark of one that ends in a comma begins no other. */
    private static boolean isLeftOpen(String line) {
      return LEFT_OPEN.matcher(QUOTED.matcher(line).replaceAll("")).find();
    }

    private static YamlSlip leftOpen(int line) {
      return slip(
          line, Message.of("a-quotation-mark-is-left-open"), Message.of("close-it-on-this-line"));
    }

    private YamlSlip byGrammar(int line) {
      if (said.contains("quoted scalar")) {
        return leftOpen(context);
      }
      if (said.contains("flow")) {
        return slip(
            context,
            Message.of("a-bracket-is-left-open"),
            Message.of("close-it-and-part-by-commas"));
      }
      if (said.contains("cannot start any token") || said.contains("alias")) {
        return slip(
            line,
            Message.of("a-sign-that-begins-no-value"),
            Message.of("put-the-whole-value-in-quotation-marks"));
      }
      if (said.contains("could not find expected ':'")) {
        return slip(
            context,
            Message.of("a-key-without-its-colon"),
            Message.of("write-a-colon-and-a-blank"));
      }
      if (said.contains("mapping values are not allowed")) {
        return ofMapping(line);
      }
      if (said.contains("block") || said.contains("indentation")) {
        return slip(
            line, Message.of("another-indentation"), Message.of("indent-as-its-neighbours"));
      }
      return slip(line, Message.of("not-yaml"), Message.of("write-it-as-its-neighbours"));
    }

    private YamlSlip ofMapping(int line) {
      if (SECOND_COLON.matcher(lines[line]).matches()) {
        return slip(
            line,
            Message.of("a-second-colon"),
            Message.of("put-the-whole-value-in-quotation-marks"));
      }
      int before = above(line);
      if (before >= 0
          && NO_COLON.matcher(lines[before]).matches()
          && indent(before) == indent(line)) {
        return slip(
            before, Message.of("a-key-without-its-colon"), Message.of("write-a-colon-and-a-blank"));
      }
      int further = before < 0 ? -1 : above(before);
      boolean shifted =
          further >= 0 && indent(before) < indent(line) && indent(further) == indent(line);
      return slip(
          shifted ? before : line,
          Message.of("another-indentation"),
          Message.of("indent-as-its-neighbours"));
    }

    /** The line above that is not blank; -1 where there is none. */
    private int above(int line) {
      int above = line - 1;
      while (above >= 0 && lines[above].isBlank()) {
        above--;
      }
      return above;
    }

    private int indent(int line) {
      return lines[line].length() - lines[line].stripLeading().length();
    }

    private static YamlSlip slip(int line, Message what, Message remedy) {
      return new YamlSlip(line + 1, what, remedy);
    }
  }
}
