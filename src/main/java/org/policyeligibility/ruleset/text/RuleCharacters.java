package org.policyeligibility.ruleset.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;

/**
 * A check of the characters in a text of the rule set, before any parser sees it. A character that
 * a reader does not see, or sees elsewhere than it stands, is refused with its place: two people
 * who look at the same rule must see the same rule.
 */
public final class RuleCharacters {
  /**
   * Letters of other scripts that look like Latin ones; others are found by their decomposition.
   */
  private static final Map<Integer, Character> ALIKE =
      Map.ofEntries(
          Map.entry(0x0430, 'a'),
          Map.entry(0x0435, 'e'),
          Map.entry(0x043E, 'o'),
          Map.entry(0x0440, 'p'),
          Map.entry(0x0441, 'c'),
          Map.entry(0x0443, 'y'),
          Map.entry(0x0445, 'x'),
          Map.entry(0x0455, 's'),
          Map.entry(0x0456, 'i'),
          Map.entry(0x0458, 'j'),
          Map.entry(0x04BB, 'h'),
          Map.entry(0x0501, 'd'),
          Map.entry(0x0410, 'A'),
          Map.entry(0x0412, 'B'),
          Map.entry(0x0415, 'E'),
          Map.entry(0x041A, 'K'),
          Map.entry(0x041C, 'M'),
          Map.entry(0x041D, 'H'),
          Map.entry(0x041E, 'O'),
          Map.entry(0x0420, 'P'),
          Map.entry(0x0421, 'C'),
          Map.entry(0x0422, 'T'),
          Map.entry(0x0425, 'X'),
          Map.entry(0x0405, 'S'),
          Map.entry(0x0406, 'I'),
          Map.entry(0x0408, 'J'),
          Map.entry(0x03BF, 'o'),
          Map.entry(0x03B1, 'a'),
          Map.entry(0x03BD, 'v'),
          Map.entry(0x03C1, 'p'),
          Map.entry(0x0391, 'A'),
          Map.entry(0x0392, 'B'),
          Map.entry(0x0395, 'E'),
          Map.entry(0x0396, 'Z'),
          Map.entry(0x0397, 'H'),
          Map.entry(0x0399, 'I'),
          Map.entry(0x039A, 'K'),
          Map.entry(0x039C, 'M'),
          Map.entry(0x039D, 'N'),
          Map.entry(0x039F, 'O'),
          Map.entry(0x03A1, 'P'),
          Map.entry(0x03A4, 'T'),
          Map.entry(0x03A5, 'Y'),
          Map.entry(0x03A7, 'X'),
          Map.entry(0x0131, 'i'),
          Map.entry(0x0261, 'g'),
          Map.entry(0x2212, '-'),
          Map.entry(0x2013, '-'),
          Map.entry(0x2014, '-'),
          Map.entry(0x2018, '\''),
          Map.entry(0x2019, '\''),
          Map.entry(0x201C, '"'),
          Map.entry(0x201D, '"'),
          Map.entry(0x3001, ','));

  /** Signs of mathematics, each with the operator that says the same. */
  private static final Map<Integer, String> COMPARISONS =
      Map.of(0x2264, "<=", 0x2265, ">=", 0x2266, "<=", 0x2267, ">=", 0x2260, "!=");

  /** Below it every text is in the form NFC. */
  private static final int FIRST_COMBINING = 0x300;

  private RuleCharacters() {}

  /**
   * Refuses what stands in no text of the rule set, comments included.
   *
   * @return whether the text may be read on
   */
  public static boolean check(String path, String text, List<RulesetFault> faults) {
    int before = faults.size();
    int number = 0;
    boolean marked = text.startsWith("\uFEFF");
    if (marked) {
      faults.add(
          new RulesetFault(
              path, 1, 1, Message.of("a-byte-order-mark"), Message.of("save-it-in-utf-8")));
    }
    for (String line : (marked ? text.substring(1) : text).split("\n", -1)) {
      number++;
      line(path, number, line, faults);
    }
    return faults.size() == before;
  }

  /** Refuses what is too large for a rule, and a code for a character, comments included. */
  public static boolean checkRule(String path, String text, List<RulesetFault> faults) {
    int before = faults.size();
    if (text.length() > RuleLimits.BYTES
        || text.getBytes(StandardCharsets.UTF_8).length > RuleLimits.BYTES) {
      faults.add(tooMuch(path, 0, 0, RuleLimits.BYTES, Message.of("bytes")));
      return false;
    }
    String[] lines = text.split("\n", -1);
    if (lines.length > RuleLimits.LINES) {
      faults.add(tooMuch(path, RuleLimits.LINES + 1, 0, RuleLimits.LINES, Message.of("lines")));
      return false;
    }
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].length() > RuleLimits.COLUMNS) {
        int beyond = RuleLimits.COLUMNS + 1;
        faults.add(
            tooMuch(path, i + 1, beyond, RuleLimits.COLUMNS, Message.of("characters-in-a-line")));
      }
      int code = lines[i].indexOf("\\u");
      if (code >= 0) {
        faults.add(
            new RulesetFault(
                path,
                i + 1,
                code + 1,
                Message.of("character-written-by-its-code"),
                Message.of("write-the-character-itself")));
      }
    }
    return faults.size() == before && check(path, text, faults);
  }

  public static RulesetFault tooMuch(String path, int line, int column, int most, Message counted) {
    return new RulesetFault(
        path,
        line,
        column,
        Message.of("more-than", most, counted),
        Message.of("one-clause-a-rule-split-it"));
  }

  /** Refuses in a YAML value what its escapes have put there; line ends are its own. */
  static void checkScalar(
      String path, int line, int column, String value, List<RulesetFault> faults) {
    int point;
    for (int at = 0; at < value.length(); at += Character.charCount(point)) {
      point = value.codePointAt(at);
      if (point != '\n' && hidden(point) != null) {
        faults.add(hidden(path, line, column, point));
        return;
      }
    }
  }

  /** Refuses a name of a file in which a reader would not see every character. */
  static @Nullable Message hiddenIn(String name) {
    return name.codePoints()
        .mapToObj(point -> point == '\t' ? Message.of("a-tab") : hidden(point))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static RulesetFault hidden(String path, int line, int column, int point) {
    Message kind = Optional.ofNullable(hidden(point)).orElseThrow();
    return new RulesetFault(
        path,
        line,
        column,
        Message.of("is-hidden-character", code(point), kind),
        Message.of("take-it-out"));
  }

  private static void line(String path, int number, String line, List<RulesetFault> faults) {
    int value;
    int largest = 0;
    for (int at = 0; at < line.length(); at += Character.charCount(value)) {
      value = line.codePointAt(at);
      largest = Math.max(largest, value);
      if (hidden(value) != null) {
        faults.add(hidden(path, number, at + 1, value));
        return;
      }
    }
    if (largest >= FIRST_COMBINING && !Normalizer.isNormalized(line, Normalizer.Form.NFC)) {
      faults.add(
          new RulesetFault(
              path,
              number,
              difference(line, Normalizer.normalize(line, Normalizer.Form.NFC)) + 1,
              Message.of("character-not-normalised"),
              Message.of("write-it-in-the-unicode-form-nfc")));
    }
  }

  private static int difference(String a, String b) {
    int at = 0;
    while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static @Nullable Message hidden(int value) {
    if (value == '\t' || (value >= ' ' && value < 0x7F)) {
      return null;
    }
    if (value == 0xFFFD) {
      return Message.of("a-character-that-could-not-be-read");
    }
    return switch (Character.getType(value)) {
      case Character.CONTROL -> Message.of("a-control-character");
      case Character.FORMAT -> Message.of("an-invisible-format-character");
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          Message.of("another-line-break");
      case Character.SURROGATE -> Message.of("half-a-character");
      case Character.PRIVATE_USE, Character.UNASSIGNED -> Message.of("a-code-without-a-character");
      default ->
          (value >= 0xFE00 && value <= 0xFE0F) || (value >= 0xE0100 && value <= 0xE01EF)
              ? Message.of("an-invisible-variation-selector")
              : null;
    };
  }

  /** The message for a character that the rule language does not have. */
  public static Message outside(int value) {
    if (hidden(value) != null || value == '\t') {
      return Message.of("character-is-not-part-of-the-rule-language", code(value));
    }
    String shown = Character.toString(value);
    return value > 0x7E
        ? Message.of("shown-character-is-not-part-of-the-rule-language", shown, code(value))
        : Message.of("is-not-part-of-the-rule-language", shown);
  }

  /** The sign of the language that this one looks like or stands for, or that it decomposes to. */
  public static @Nullable String lookedLike(int value) {
    String comparison = COMPARISONS.get(value);
    if (comparison != null) {
      return comparison;
    }
    Character alike = ALIKE.get(value);
    if (alike != null) {
      return alike.toString();
    }
    String plain = Normalizer.normalize(Character.toString(value), Normalizer.Form.NFKC);
    return value > 0x7E && plain.chars().allMatch(each -> each > ' ' && each < 0x7F) ? plain : null;
  }

  private static String code(int value) {
    return String.format(Locale.ROOT, "U+%04X", value);
  }
}
