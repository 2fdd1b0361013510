package org.policyeligibility.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file that a user named, in whichever encoding it is. */
public final class TextFile {
  private static final long MOST_BYTES = 1 << 20;

  private TextFile() {}

  /** A reader of a text of any size, without its byte order mark. */
  public static BufferedReader open(Path path) {
    InputFile file = new InputFile(path);
    return new BufferedReader(TextEncoding.of(file).open(file));
  }

  /**
   * The text without its byte order mark.
   *
   * @throws org.policyeligibility.UserError where it cannot be read or is no text
   */
  public static String read(Path path) {
    InputFile file = new InputFile(path);
    StringWriter text = new StringWriter();
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw file.fault("超过 1 MB。", "is larger than 1 MB.");
      }
      try (Reader reader = new BufferedReader(TextEncoding.of(file).open(file))) {
        reader.transferTo(text);
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw file.fault("无法读取。", "cannot be read.");
    }
    return text.toString();
  }
}
