package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Line breaking in a drawing: SVG wraps no text itself. Widths are estimated, since the fonts are
 * the reader's: a Chinese character is one em, any other at most three fifths.
 */
final class TextLines {
  private static final Pattern UNIT =
      Pattern.compile(
          "[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]|[^\\s\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]+|\\s+");

  private static final int FULL = 10;
  private static final int OTHER = 6;

  private TextLines() {}

  /**
   * The lines of a text.
   *
   * @param ems how many Chinese characters stand in a line
   */
  static List<String> of(String text, int ems) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    Matcher units = UNIT.matcher(text);
    while (units.find()) {
      String unit = units.group();
      int wide = width(unit);
      if (width + wide > ems * FULL && !line.isEmpty()) {
        lines.add(line.toString().strip());
        line.setLength(0);
        width = 0;
      }
      line.append(unit);
      width += wide;
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  private static int width(String unit) {
    return unit.codePoints().map(point -> isFull(point) ? FULL : OTHER).sum();
  }

  private static boolean isFull(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN
        || (point >= 0x3000 && point <= 0x303F)
        || (point >= 0xFF00 && point <= 0xFFEF);
  }
}
