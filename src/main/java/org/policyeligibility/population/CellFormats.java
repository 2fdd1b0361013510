package org.policyeligibility.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The number formats of a workbook's cells. A day is stored as a number, and the format alone tells
 * it from one.
 */
final class CellFormats {
  /** Literal text, escaped characters, paddings, colours and locales: no part of a date. */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*+\"?|\\\\.|_.|\\*.|\\[[^\\]]*+\\]?");

  /** From their first letter on alone: else a row of them is looked at once for each of them. */
  private static final Pattern SECONDS = Pattern.compile("(?<!s)s++\\.0++");

  private static final Pattern PLACE_OF_DIGIT = Pattern.compile("[0#?]");
  private static final Pattern DAY = Pattern.compile("[yedg]|a{3,}|b{2,}");
  private static final Pattern MONTH = Pattern.compile("m");
  private static final Pattern TIME = Pattern.compile("[hs]");

  /** The longest format that Excel takes. */
  private static final int LONGEST = 255;

  /** The last day that a workbook can state. */
  private static final int LAST_SERIAL = 2_958_465;

  /** Excel counts a day that never was: 29 February 1900. */
  private static final int NEVER_WAS = 60;

  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 31);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

  private final List<Boolean> isDate = new ArrayList<>();

  static CellFormats none() {
    return new CellFormats();
  }

  static CellFormats of(XMLStreamReader xml) throws XMLStreamException {
    CellFormats formats = new CellFormats();
    Map<String, String> codes = new HashMap<>();
    boolean within = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" ->
              codes.put(
                  WorkbookArchive.attribute(xml, "numFmtId"),
                  WorkbookArchive.attribute(xml, "formatCode"));
          case "cellXfs" -> within = true;
          case "xf" -> {
            if (within) {
              formats.add(WorkbookArchive.attribute(xml, "numFmtId"), codes);
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        within = false;
      }
    }
    return formats;
  }

  private void add(String id, Map<String, String> codes) {
    String code = codes.get(id);
    isDate.add(code == null ? isBuiltInDate(id) : isDate(code));
  }

  /** ECMA-376, 18.8.30, with those of Chinese workbooks: 27 to 36 and 50 to 58. */
  private static boolean isBuiltInDate(String id) {
    if (!id.matches("[0-9]{1,3}")) {
      return false;
    }
    int number = Integer.parseInt(id);
    return (number >= 14 && number <= 17)
        || number == 22
        || (number >= 27 && number <= 36)
        || (number >= 50 && number <= 58);
  }

  /** Whether a format shows a day: with a year, a day or a month, and no place for a digit. */
  static boolean isDate(String code) {
    if (code.length() > LONGEST) {
      return false;
    }
    String bare = LITERAL.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("");
    int end = bare.indexOf(';');
    String first = SECONDS.matcher(end < 0 ? bare : bare.substring(0, end)).replaceAll("s");
    if (first.strip().equals("general") || PLACE_OF_DIGIT.matcher(first).find()) {
      return false;
    }
    return DAY.matcher(first).find()
        || (MONTH.matcher(first).find() && !TIME.matcher(first).find());
  }

  /** A number as the cell shows it: the day where its format is one of days. */
  String text(BigDecimal number, int style, boolean from1904) {
    boolean date = style >= 0 && style < isDate.size() && isDate.get(style);
    int serial =
        number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_SERIAL + 1)) < 0
            ? number.setScale(0, RoundingMode.FLOOR).intValueExact()
            : -1;
    if (!date || serial < 0 || (!from1904 && (serial == 0 || serial == NEVER_WAS))) {
      return number.stripTrailingZeros().toPlainString();
    }
    return from1904
        ? EPOCH_1904.plusDays(serial).toString()
        : EPOCH_1900.plusDays(serial > NEVER_WAS ? serial - 1L : serial).toString();
  }
}
