package org.policyeligibility.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Map;
import org.policyeligibility.message.Message;

/**
 * The diagnosis of a syntax error of JSON: which slip of the pen stands where the parser could not
 * go on. It names signs alone, and never what was stated.
 */
final class JsonSlip {
  /** Signs as Chinese keyboards write them, each with the one of JSON. */
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('：', ":"),
          Map.entry('，', ","),
          Map.entry('、', ","),
          Map.entry('；', ","),
          Map.entry(';', ","),
          Map.entry('｛', "{"),
          Map.entry('｝', "}"),
          Map.entry('［', "["),
          Map.entry('］', "]"),
          Map.entry('【', "["),
          Map.entry('】', "]"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('‘', "\""),
          Map.entry('’', "\""),
          Map.entry('\'', "\""),
          Map.entry('＂', "\""),
          Map.entry('＇', "\""));

  /** Two members of one name in an object. */
  static final Message TWICE = Message.of("json-same-name-twice");

  private JsonSlip() {}

  /** The slip at the place where the parser could not go on. */
  static Message of(String text, JsonProcessingException failed) {
    int at = offset(text, failed.getLocation());
    if (failed instanceof JsonEOFException || at < 0 || at >= text.length()) {
      return Message.of("json-not-ended");
    }
    char sign = text.charAt(at);
    String instead = SIGNS.get(sign);
    if (instead != null) {
      return Message.of("json-other-sign", String.valueOf(sign), instead);
    }
    if (Character.isSpaceChar(sign) && sign != ' ') {
      return Message.of("json-other-blank");
    }
    char before = before(text, at);
    if ((sign == '}' || sign == ']') && before == ',') {
      return Message.of("json-comma-after-the-last");
    }
    if (sign == '"' && (before == '"' || before == '}' || before == ']')) {
      return Message.of("json-comma-missing");
    }
    return Character.isLetter(sign)
        ? Message.of("json-words-in-marks")
        : Message.of("json-not-valid");
  }

  private static int offset(String text, JsonLocation location) {
    int offset = location == null ? -1 : (int) location.getCharOffset();
    // After a word the location is its end; a slip is told by the sign where it begins.
    int at = Math.min(offset, text.length());
    while (at > 0 && at <= text.length() && Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static char before(String text, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before < 0 ? ' ' : text.charAt(before);
  }
}
