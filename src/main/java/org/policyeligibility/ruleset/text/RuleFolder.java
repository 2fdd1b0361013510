package org.policyeligibility.ruleset.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.message.Message;

/**
 * Reads a folder of rules: its files, and nothing that lies elsewhere. What is no file of text, or
 * too much of it, is left out and told.
 */
public final class RuleFolder {
  /** Many times what the law of today needs. */
  static final int FILES = 50_000;

  static final long BYTES_OF_A_FILE = 4L << 20;

  static final long BYTES = 256L << 20;

  /** Of file managers and editors, and no part of the law. */
  private static final Pattern LEFT_BY_PROGRAMS =
      Pattern.compile(
          "\\.DS_Store|\\._.*|Thumbs\\.db|desktop\\.ini|.*~|~\\$.*|\\..*\\.sw[a-p]|#.*#|\\.#.*",
          Pattern.CASE_INSENSITIVE);

  private final Path folder;
  private final Map<String, String> texts = new TreeMap<>();
  private final List<RulesetFault> faults = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private long bytes;

  private RuleFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a folder. Line ends are read as the law is compared: {@code \n}. What is no text, or lies
   * elsewhere and is only linked, is left out; reading the rule set then says so.
   */
  public static RuleFiles read(Path named) throws IOException {
    // The folder itself may be named by a link, such as one to the law of the day.
    Path folder = named.toRealPath();
    RuleFolder reading = new RuleFolder(folder);
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (!path.equals(folder) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          reading.file(path);
        }
        if (reading.files() > FILES || reading.bytes > BYTES) {
          reading.refuse(
              "",
              Message.of("the-folder-of-rules-is-too-large"),
              Message.of("at-most-files-and-mb", FILES, BYTES >> 20));
          break;
        }
      }
    }
    return new RuleFiles(reading.texts, reading.faults, reading.passedOver);
  }

  /** With those that were left out. */
  private int files() {
    return texts.size() + faults.size() + passedOver.size();
  }

  private void file(Path path) throws IOException {
    if (LEFT_BY_PROGRAMS.matcher(String.valueOf(path.getFileName())).matches()) {
      passedOver.add(folder.relativize(path).toString());
      return;
    }
    String name = folder.relativize(path).toString().replace('\\', '/');
    Message hidden = RuleCharacters.hiddenIn(name);
    if (hidden != null) {
      refuse(name, Message.of("name-of-file-has", hidden), Message.of("give-it-another-name"));
      return;
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      refuse(name, Message.of("no-regular-file"), Message.of("put-the-file-itself-here"));
      return;
    }
    if (Files.size(path) > BYTES_OF_A_FILE) {
      refuse(name, Message.of("more-than-mb", BYTES_OF_A_FILE >> 20), Message.of("split-it"));
      return;
    }
    byte[] content = Files.readAllBytes(path);
    bytes += content.length;
    TextInUtf8 text = TextInUtf8.of(content);
    if (text.otherwise() == null) {
      texts.put(name, text.text().replace("\r\n", "\n"));
    } else {
      refuse(name, text.otherwise(), Message.of("save-it-in-utf-8"));
    }
  }

  private void refuse(String name, Message what, Message remedy) {
    faults.add(new RulesetFault(name, 0, 0, what, remedy));
  }
}
