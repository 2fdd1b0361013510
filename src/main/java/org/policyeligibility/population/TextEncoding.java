package org.policyeligibility.population;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.policyeligibility.UserError;

/**
 * The detected character encoding of a text file: UTF-8, UTF-16 by its byte order mark, or GB18030
 * as spreadsheets write it in China. The whole file is decoded once before it is read, so that a
 * wrong guess is a refusal and never a wrong character. Detectors that weigh frequencies, such as
 * ICU's, answer with a guess.
 */
enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8, 0),
  UTF_8_WITH_MARK(StandardCharsets.UTF_8, 3),
  UTF_16LE(StandardCharsets.UTF_16LE, 2),
  UTF_16BE(StandardCharsets.UTF_16BE, 2),
  GB18030(Charset.forName("GB18030"), 0);

  private static final int CHUNK = 1 << 16;

  /** Rare characters lie outside GB 2312; where more do, the text is of another encoding. */
  private static final int ORDINARY_FOR_EACH_RARE = 7;

  /** UTF-8 can write it, and no text has it; here it marks the end of one. */
  private static final char NO_CHARACTER = '\uFFFF';

  private final Charset charset;
  private final int mark;

  TextEncoding(Charset charset, int mark) {
    this.charset = charset;
    this.mark = mark;
  }

  String label() {
    return charset.name();
  }

  static TextEncoding of(InputFile file) {
    try {
      TextEncoding marked = marked(file);
      if (marked != UTF_8) {
        long bad = marked.firstBadRow(file);
        if (bad > 0) {
          throw broken(file, bad, marked);
        }
        return marked;
      }
      long bad = UTF_8.firstBadRow(file);
      if (bad == 0) {
        return UTF_8;
      }
      if (GB18030.firstBadRow(file) == 0 && isOrdinaryChinese(file)) {
        return GB18030;
      }
      throw broken(file, bad, UTF_8);
    } catch (IOException unreadable) {
      throw file.fault("无法读取。", "cannot be read.");
    }
  }

  private static UserError broken(InputFile file, long row, TextEncoding expected) {
    return file.fault(
        row,
        "编码有误（不是 " + expected.label() + "，也不像 GB18030）；请另存为 UTF-8 编码的 CSV。",
        "the encoding is neither "
            + expected.label()
            + " nor plainly GB18030; save the file as CSV in UTF-8.");
  }

  private static TextEncoding marked(InputFile file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file.path())) {
      first = in.readNBytes(4);
    }
    if (begins(first, 0xEF, 0xBB, 0xBF)) {
      return UTF_8_WITH_MARK;
    }
    if (begins(first, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    return begins(first, 0xFE, 0xFF) ? UTF_16BE : UTF_8;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The row of the first byte that is no text; 0 where there is none. */
  private long firstBadRow(InputFile file) throws IOException {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer characters = CharBuffer.allocate(CHUNK);
    long row = 1;
    try (InputStream in = content(file)) {
      for (boolean end = false; !end; ) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, characters, end);
        characters.flip();
        while (characters.hasRemaining()) {
          char character = characters.get();
          row += character == '\n' ? 1 : 0;
          if (character == 0 || character == NO_CHARACTER) {
            return row;
          }
        }
        if (result.isError()) {
          return row;
        }
        characters.clear();
        bytes.compact();
      }
    }
    return 0;
  }

  /** Whether most of what is not ASCII is of GB 2312, as Chinese is and other encodings are not. */
  private static boolean isOrdinaryChinese(InputFile file) throws IOException {
    long ordinary = 0;
    long rare = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), CHUNK)) {
      for (int lead = in.read(); lead >= 0; lead = in.read()) {
        if (lead < 0x80) {
          continue;
        }
        int trail = in.read();
        boolean isOfGb2312 = lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE;
        ordinary += isOfGb2312 ? 1 : 0;
        rare += isOfGb2312 ? 0 : 1;
      }
    }
    return ordinary >= rare * ORDINARY_FOR_EACH_RARE;
  }

  private InputStream content(InputFile file) throws IOException {
    InputStream in = Files.newInputStream(file.path());
    in.skipNBytes(mark);
    return in;
  }

  /** The text without its byte order mark. */
  Reader open(InputFile file) {
    try {
      return new BufferedReader(new InputStreamReader(content(file), charset.newDecoder()), CHUNK);
    } catch (IOException unreadable) {
      throw file.fault("无法读取。", "cannot be read.");
    }
  }
}
