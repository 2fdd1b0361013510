package org.policyeligibility.ruleset.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;

/**
 * A text of the law or of its sources, which is in UTF-8. One in another encoding is named by it,
 * for its author knows the program that wrote it so.
 *
 * @param text empty where the bytes are none in UTF-8
 * @param otherwise why they are none; null where they are
 */
public record TextInUtf8(String text, @Nullable Message otherwise) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BYTE = 0xFF;

  /** The text of these bytes. */
  public static TextInUtf8 of(byte[] bytes) {
    String utf8 = decoded(bytes, StandardCharsets.UTF_8);
    // Ranges of UTF-16 without a mark are sound UTF-8 with a zero beside every letter.
    if (utf8 != null && utf8.indexOf('\0') < 0) {
      return new TextInUtf8(utf8, null);
    }
    if (isUtf16(bytes)) {
      return new TextInUtf8("", Message.of("is-in-another-encoding", "UTF-16"));
    }
    return decoded(bytes, GB18030) == null || utf8 != null
        ? new TextInUtf8("", Message.of("no-text-in-utf-8"))
        : new TextInUtf8("", Message.of("is-in-another-encoding", "GBK"));
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = ((bytes[0] & BYTE) << Byte.SIZE) | (bytes[1] & BYTE);
    return mark == 0xFFFE || mark == 0xFEFF || bytes[0] == 0 || bytes[1] == 0;
  }

  private static @Nullable String decoded(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherwise) {
      return null;
    }
  }
}
