package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RuleCharacters;
import org.policyeligibility.ruleset.text.RuleLimits;
import org.policyeligibility.ruleset.text.RulesetFault;

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

  private static final Pattern WORD =
      Pattern.compile(
          "(?<space>[ \\t\\n]++|//[^\\n]*+)"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*+)"
              + "|(?<string>\"[^\"\\\\\\n]*+\")"
              + "|(?<number>-?[0-9]++(?:\\.[0-9]++)?)"
              + "|(?<sign>==|!=|<=|>=|\\|\\||&&|[<>(),;.!])");

  private static final List<Kind> GROUPS = List.of(Kind.NAME, Kind.STRING, Kind.NUMBER, Kind.SIGN);

  /** Every word of the text, an {@code END} last. */
  static List<RuleToken> of(String path, String text) throws RuleSyntaxException {
    return of(path, text, 1, 1);
  }

  /**
   * Every word of a part of a text.
   *
   * @param line where the part begins
   * @param column where the part begins
   */
  static List<RuleToken> of(String path, String text, int line, int column)
      throws RuleSyntaxException {
    List<RuleToken> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int depth = 0;
    int lineStart = 1 - column;
    for (int at = 0; at < text.length(); ) {
      int here = at - lineStart + 1;
      word.region(at, text.length());
      if (!word.lookingAt()) {
        throw outside(path, text, at, line, here, tokens);
      }
      RuleToken token = token(word, line, here);
      if (token != null) {
        tokens.add(token);
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        refuseTooMuch(path, token, tokens.size(), depth);
      }
      for (; at < word.end(); at++) {
        if (text.charAt(at) == '\n') {
          line++;
          lineStart = at + 1;
        }
      }
    }
    tokens.add(new RuleToken(Kind.END, "", line, text.length() - lineStart + 1));
    return tokens;
  }

  private static @Nullable RuleToken token(Matcher word, int line, int column) {
    for (Kind kind : GROUPS) {
      String found = word.group(kind.name().toLowerCase(Locale.ROOT));
      if (found != null) {
        return new RuleToken(kind, found, line, column);
      }
    }
    return null;
  }

  private static void refuseTooMuch(String path, RuleToken token, int count, int depth)
      throws RuleSyntaxException {
    if (count > RuleLimits.WORDS) {
      throw token.tooMuch(path, RuleLimits.WORDS, Message.of("words"));
    }
    if (depth > RuleLimits.NESTING) {
      throw token.tooMuch(path, RuleLimits.NESTING, Message.of("parentheses-in-parentheses"));
    }
    if (token.kind == Kind.NUMBER) {
      String digits = token.text.startsWith("-") ? token.text.substring(1) : token.text;
      int point = digits.indexOf('.');
      int after = point < 0 ? 0 : digits.length() - point - 1;
      if (after > RuleLimits.DIGITS
          || digits.length() - after > RuleLimits.DIGITS + 1
          || (point < 0 && digits.length() > RuleLimits.DIGITS)) {
        throw token.tooMuch(path, RuleLimits.DIGITS, Message.of("digits"));
      }
    } else if (token.text.length() > RuleLimits.LETTERS + 2) {
      throw token.tooMuch(path, RuleLimits.LETTERS, Message.of("characters-in-a-word"));
    }
  }

  private RuleSyntaxException tooMuch(String path, int most, Message counted) {
    RulesetFault fault = RuleCharacters.tooMuch(path, line, column, most, counted);
    return new RuleSyntaxException(
        path, line, column, fault.what(), Message.of("one-clause-a-rule-simplify-it"));
  }

  private static RuleSyntaxException outside(
      String path, String text, int at, int line, int column, List<RuleToken> before) {
    int found = text.codePointAt(at);
    Message foreign = ForeignSyntax.sign(found);
    if (foreign != null) {
      return new RuleSyntaxException(path, line, column, RuleCharacters.outside(found), foreign);
    }
    String alike = RuleCharacters.lookedLike(found);
    if (alike != null) {
      return new RuleSyntaxException(
          path,
          line,
          column,
          RuleCharacters.outside(found),
          Message.of("looks-like-another-character", alike));
    }
    boolean unit = !before.isEmpty() && before.get(before.size() - 1).kind() == Kind.NUMBER;
    return new RuleSyntaxException(
        path,
        line,
        column,
        RuleCharacters.outside(found),
        unit ? Message.of("a-number-stands-without-its-unit") : Message.of("a-rule-consists-of"));
  }

  boolean is(String expected) {
    return kind != Kind.STRING && kind != Kind.END && text.equals(expected);
  }

  /** The word as a message shows it. */
  Message shown() {
    return kind == Kind.END ? Message.of("the-end-of-the-file") : Message.of("quoted", text);
  }
}
