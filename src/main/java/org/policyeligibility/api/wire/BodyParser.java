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
   * Of what is no blank in a question. One that states everything, and has each filter at its
   * longest, has fewer; to read more costs more than to answer.
   */
  private static final int MOST_OF_A_QUESTION = 136 * 1024;

  /**
   * Names and values of a question. One that states everything of three profiles, with every
   * standing and each filter at its longest, has 5,000.
   */
  private static final int MOST_NAMES_OF_A_QUESTION = 12_000;

  private static final int MOST_NAMES = 20_000;

  /** A tree of maps, lists, strings, numbers, booleans and nulls. */
  static @Nullable Object read(byte @Nullable [] body) throws UnreadableJson {
    return read(body, MOST_NAMES);
  }

  private static @Nullable Object read(byte @Nullable [] body, int most) throws UnreadableJson {
    String text = body == null ? "" : text(body);
    if (text.chars().allMatch(character -> " \t\r\n".indexOf(character) >= 0)) {
      throw new UnreadableJson(new Text("请求没有正文。", "The request has no body."));
    }
    try {
      return StrictJson.read(text, most);
    } catch (MalformedJson malformed) {
      throw new UnreadableJson(malformed.text());
    }
  }

  /** The tree of a question, of which more is not read than one can have. */
  static @Nullable Object question(byte @Nullable [] body) throws UnreadableJson {
    if (body != null && hasMore(body, MOST_OF_A_QUESTION)) {
      throw new UnreadableJson(
          new Text(
              "请求体除空格和换行外不得超过 136 KiB。",
              "The body may have at most 136 KiB besides blanks and line ends."));
    }
    return read(body, MOST_NAMES_OF_A_QUESTION);
  }

  private static boolean hasMore(byte[] body, int most) {
    if (body.length <= most) {
      return false;
    }
    int written = 0;
    for (byte part : body) {
      written += Byte.toUnsignedInt(part) > ' ' ? 1 : 0;
    }
    return written > most;
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
