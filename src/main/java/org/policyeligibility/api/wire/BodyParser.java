package org.policyeligibility.api.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.message.Text;

/**
 * Parser of a request's body: UTF-8 without a byte order mark (RFC 8259, 8.1), then {@link
 * StrictJson}. What cannot be read is a problem of the request.
 */
final class BodyParser {
  /** A body over this is not read. */
  static final int MOST_BYTES = 256 * 1024;

  private static final char REPLACEMENT = '\uFFFD';

  private BodyParser() {}

  /**
   * Of all names and values of a question together. One that states everything has fewer, with
   * every clause, benefit and fact named besides; to read more costs more than to answer.
   */
  private static final int MOST_OF_A_QUESTION = 128 * 1024;

  private static final StrictJson QUESTIONS = StrictJson.within(MOST_OF_A_QUESTION);

  /** The parser of a text. */
  @FunctionalInterface
  private interface Parser {
    @Nullable Object read(String text) throws MalformedJson;
  }

  /** A tree of maps, lists, strings, numbers, booleans and nulls. */
  static @Nullable Object read(byte @Nullable [] body) throws UnreadableJson {
    return read(body, StrictJson::read);
  }

  /** The tree of a question, of which more is not read than one can have. */
  static @Nullable Object question(byte @Nullable [] body) throws UnreadableJson {
    return read(body, QUESTIONS::tree);
  }

  private static @Nullable Object read(byte @Nullable [] body, Parser parser)
      throws UnreadableJson {
    String text = body == null ? "" : text(body);
    if (text.chars().allMatch(character -> " \t\r\n".indexOf(character) >= 0)) {
      throw new UnreadableJson(new Text("请求没有正文。", "The request has no body."));
    }
    try {
      return parser.read(text);
    } catch (MalformedJson malformed) {
      throw new UnreadableJson(malformed.text());
    }
  }

  private static String text(byte[] body) throws UnreadableJson {
    try {
      // This is several times as fast, and tells what it cannot read by a character for it.
      String text = new String(body, StandardCharsets.UTF_8);
      if (text.indexOf(REPLACEMENT) >= 0) {
        text =
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(body))
                .toString();
      }
      if (text.startsWith("\uFEFF")) {
        throw new UnreadableJson(
            new Text("请求体不得以字节顺序标记（BOM）开头。", "The body may not begin with a byte order mark."));
      }
      return text;
    } catch (CharacterCodingException bad) {
      throw new UnreadableJson(new Text("请求体不是 UTF-8 编码。", "The body is not UTF-8."));
    }
  }
}
