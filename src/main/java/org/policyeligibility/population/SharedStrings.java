package org.policyeligibility.population;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The shared strings of a workbook, which its cells name by number. */
final class SharedStrings {
  /** More characters than any table of people has; they are kept in memory. */
  private static final long MOST_CHARACTERS = 64L << 20;

  private static final int LONGEST = 32_767;

  /** How XML writes a character that it has no place for. */
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final List<String> strings = new ArrayList<>();

  static SharedStrings of(InputFile file, XMLStreamReader xml) throws XMLStreamException {
    SharedStrings shared = new SharedStrings();
    long characters = 0;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        String text = text(xml);
        // Each string costs its own overhead, however short.
        characters += text.length() + 32;
        if (characters > MOST_CHARACTERS) {
          throw file.fault("文字太多。", "has too much text.");
        }
        shared.strings.add(text);
      }
    }
    return shared;
  }

  static SharedStrings none() {
    return new SharedStrings();
  }

  /** The text of the element that has just begun, without the readings above Chinese characters. */
  static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    int readings = 0;
    boolean within = false;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          readings = readings > 0 || xml.getLocalName().equals("rPh") ? readings + 1 : 0;
          within = xml.getLocalName().equals("t") && readings == 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          readings = Math.max(0, readings - 1);
          within = false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (within && text.length() <= LONGEST) {
            text.append(xml.getText());
          }
        }
        default -> {}
      }
    }
    return ESCAPE
        .matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }

  boolean has(int index) {
    return index >= 0 && index < strings.size();
  }

  String get(int index) {
    return strings.get(index);
  }
}
