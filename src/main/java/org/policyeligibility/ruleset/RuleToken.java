package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a rule with its place.
 *
 * @param line from 1
 * @param column from 1
 */
record RuleToken(Kind kind, String text, int line, int column) {
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SIGN,
    END
  }

  /** A rule of more words than this is no clause. */
  static final int MOST = 5_000;

  private static final Pattern WORD =
      Pattern.compile(
          "(?<space>[ \\t\\n]+|//[^\\n]*)"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<string>\"[^\"\\\\\\n]*\")"
              + "|(?<number>-?[0-9]{1,9}(?:\\.[0-9]{1,9})?)"
              + "|(?<sign>==|!=|<=|>=|\\|\\||&&|[<>(),;.!])");

  /** Every word of the text, an {@code END} last. */
  static List<RuleToken> of(String path, String text) throws RuleSyntax {
    List<RuleToken> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int line = 1;
    int lineStart = 0;
    int at = 0;
    while (at < text.length()) {
      int column = at - lineStart + 1;
      word.region(at, text.length());
      if (!word.lookingAt()) {
        throw new RuleSyntax(
            path,
            line,
            column,
            "`" + shown(text.codePointAt(at)) + "` is not part of the rule language",
            "a rule has names, numbers, texts in \"…\", comparisons, `,` `(` `)` and `||`");
      }
      for (Kind kind : List.of(Kind.NAME, Kind.STRING, Kind.NUMBER, Kind.SIGN)) {
        String found = word.group(kind.name().toLowerCase(java.util.Locale.ROOT));
        if (found != null) {
          tokens.add(new RuleToken(kind, found, line, column));
        }
      }
      if (tokens.size() > MOST) {
        throw new RuleSyntax(
            path, line, column, "more than " + MOST + " words", "split the clause");
      }
      for (; at < word.end(); at++) {
        if (text.charAt(at) == '\n') {
          line++;
          lineStart = at + 1;
        }
      }
    }
    tokens.add(new RuleToken(Kind.END, "the end of the file", line, at - lineStart + 1));
    return tokens;
  }

  private static String shown(int codePoint) {
    return Character.isISOControl(codePoint) || !Character.isDefined(codePoint)
        ? String.format("U+%04X", codePoint)
        : Character.toString(codePoint);
  }

  boolean is(String expected) {
    return kind != Kind.STRING && text.equals(expected);
  }
}
