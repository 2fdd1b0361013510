package org.policyeligibility.ruleset;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;

/**
 * What a text of the rule set is made of, looked at before any parser is. What a reader of the text
 * does not see, or sees elsewhere than it stands, is refused with its place: two people who look at
 * the same rule must see the same rule.
 */
final class RuleCharacters {
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
          Map.entry(0x3001, ','),
          Map.entry(0x2264, '<'),
          Map.entry(0x2265, '>'),
          Map.entry(0x2260, '='));

  private RuleCharacters() {}

  /**
   * Refuses what stands in no text of the rule set, comments included.
   *
   * @return whether the text may be read on
   */
  static boolean check(String path, String text, List<RulesetFault> faults) {
    int before = faults.size();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      line(path, number, line, faults);
    }
    return faults.size() == before;
  }

  /** Refuses what is too large for a rule, and a code for a character, comments included. */
  static boolean checkRule(String path, String text, List<RulesetFault> faults) {
    int before = faults.size();
    if (text.length() > RuleLimits.BYTES
        || text.getBytes(StandardCharsets.UTF_8).length > RuleLimits.BYTES) {
      faults.add(tooMuch(path, 0, 0, RuleLimits.BYTES, "字节", "bytes"));
      return false;
    }
    String[] lines = text.split("\n", -1);
    if (lines.length > RuleLimits.LINES) {
      faults.add(tooMuch(path, RuleLimits.LINES + 1, 0, RuleLimits.LINES, "行", "lines"));
      return false;
    }
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].length() > RuleLimits.COLUMNS) {
        int beyond = RuleLimits.COLUMNS + 1;
        faults.add(tooMuch(path, i + 1, beyond, RuleLimits.COLUMNS, "个字符", "characters in a line"));
      }
      int code = lines[i].indexOf("\\u");
      if (code >= 0) {
        faults.add(
            new RulesetFault(
                path,
                i + 1,
                code + 1,
                new Text("出现 `\\u`：以编码书写的字符", "found `\\u`, a character written by its code"),
                new Text("直接写出该字符", "write the character itself")));
      }
    }
    return faults.size() == before && check(path, text, faults);
  }

  static RulesetFault tooMuch(String path, int line, int column, int most, String zh, String en) {
    return new RulesetFault(
        path,
        line,
        column,
        new Text("超过 " + most + " " + zh, "more than " + most + " " + en),
        new Text("一条规则只执行一个条款；请拆分条款", "a rule carries out one clause: split it"));
  }

  private static void line(String path, int number, String line, List<RulesetFault> faults) {
    for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
      int one = line.codePointAt(at);
      Text hidden = hidden(one);
      if (hidden != null) {
        faults.add(
            new RulesetFault(
                path,
                number,
                at + 1,
                new Text(code(one) + " 是" + hidden.zh(), code(one) + " is " + hidden.en()),
                new Text("删除它", "take it out")));
        return;
      }
    }
    if (!Normalizer.isNormalized(line, Normalizer.Form.NFC)) {
      faults.add(
          new RulesetFault(
              path,
              number,
              difference(line, Normalizer.normalize(line, Normalizer.Form.NFC)) + 1,
              new Text(
                  "字符由几部分拼成，或是另一字符的重复编码",
                  "a character put together from parts, or a second code of another"),
              new Text("写成 Unicode NFC 形式", "write it in the Unicode form NFC")));
    }
  }

  private static int difference(String a, String b) {
    int at = 0;
    while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static @Nullable Text hidden(int one) {
    if (one == '\t') {
      return null;
    }
    if (one == 0xFFFD) {
      return new Text("没能读出的字符", "a character that could not be read");
    }
    return switch (Character.getType(one)) {
      case Character.CONTROL -> new Text("控制字符", "a control character");
      case Character.FORMAT -> new Text("看不见的格式字符", "an invisible format character");
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          new Text("不是 \\n 的换行", "a line break other than \\n");
      case Character.SURROGATE -> new Text("半个字符", "half a character");
      case Character.PRIVATE_USE, Character.UNASSIGNED ->
          new Text("没有含义的编码", "a code without a character");
      default ->
          (one >= 0xFE00 && one <= 0xFE0F) || (one >= 0xE0100 && one <= 0xE01EF)
              ? new Text("看不见的变体选择符", "an invisible variation selector")
              : null;
    };
  }

  /** What to say of a character that stands where the language has none such. */
  static Text outside(int one) {
    boolean visible = hidden(one) == null && one != '\t';
    String shown = visible ? "`" + Character.toString(one) + "`" : code(one);
    String zh = visible && one > 0x7E ? "（" + code(one) + "）" : "";
    String en = visible && one > 0x7E ? " (" + code(one) + ")" : "";
    return new Text(shown + zh + " 不属于规则语言", shown + en + " is not part of the rule language");
  }

  /** The character of the language that this one looks like, or that it decomposes to. */
  static @Nullable String lookedLike(int one) {
    Character alike = ALIKE.get(one);
    if (alike != null) {
      return alike.toString();
    }
    String plain = Normalizer.normalize(Character.toString(one), Normalizer.Form.NFKC);
    return one > 0x7E && plain.chars().allMatch(each -> each > ' ' && each < 0x7F) ? plain : null;
  }

  private static String code(int one) {
    return String.format(Locale.ROOT, "U+%04X", one);
  }
}
