package org.policyeligibility.cli;

/** Text within XML, HTML or CSV: never taken for a part of it. */
final class Escaped {
  private Escaped() {}

  static String xml(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            one -> {
              switch (one) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isOfXml(one) ? one : 0xFFFD);
              }
            });
    return out.toString();
  }

  /** XML 1.0 has no place for control characters, escaped or not. */
  private static boolean isOfXml(int one) {
    return one == '\t'
        || one == '\n'
        || one == '\r'
        || (one >= 0x20 && one <= 0xD7FF)
        || (one >= 0xE000 && one <= 0xFFFD)
        || one >= 0x10000;
  }

  /** A cell that a spreadsheet does not take for a formula (RFC 4180, and careful). */
  static String csv(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\n\r].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
