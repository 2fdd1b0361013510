package org.policyeligibility.ruleset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyeligibility.law.Text;

/**
 * Reads a folder of rules: its files, and nothing that lies elsewhere. What is no file of text, or
 * too much of it, is left out and told.
 */
final class RuleFolder {
  /** Many times what the law of today needs. */
  static final int FILES = 50_000;

  static final long BYTES_OF_A_FILE = 4L << 20;

  static final long BYTES = 256L << 20;

  private final Path folder;
  private final Map<String, String> texts = new TreeMap<>();
  private final List<RulesetFault> faults = new ArrayList<>();
  private long bytes;

  private RuleFolder(Path folder) {
    this.folder = folder;
  }

  static RuleFiles read(Path folder) throws IOException {
    RuleFolder reading = new RuleFolder(folder);
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (!path.equals(folder) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          reading.file(path);
        }
        if (reading.texts.size() > FILES || reading.bytes > BYTES) {
          reading.refuse(
              "",
              new Text("规则文件夹太大", "the folder of rules is too large"),
              new Text(
                  "至多 " + FILES + " 个文件、" + (BYTES >> 20) + " MB",
                  "at most " + FILES + " files and " + (BYTES >> 20) + " MB"));
          break;
        }
      }
    }
    return new RuleFiles(reading.texts, reading.faults);
  }

  private void file(Path path) throws IOException {
    String name = folder.relativize(path).toString().replace('\\', '/');
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      refuse(
          name,
          new Text("不是普通文件（链接、管道或设备）", "no file of its own: a link, a pipe or a device"),
          new Text("把文件本身放在这里", "put the file itself here"));
      return;
    }
    if (Files.size(path) > BYTES_OF_A_FILE) {
      refuse(
          name,
          new Text(
              "超过 " + (BYTES_OF_A_FILE >> 20) + " MB",
              "more than " + (BYTES_OF_A_FILE >> 20) + " MB"),
          new Text("请拆分", "split it"));
      return;
    }
    byte[] content = Files.readAllBytes(path);
    bytes += content.length;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      texts.put(name, text.replace("\r\n", "\n"));
    } catch (CharacterCodingException otherwise) {
      refuse(
          name,
          new Text("不是 UTF-8 文本", "no text in UTF-8"),
          new Text("以 UTF-8（无 BOM）保存", "save it in UTF-8 without a mark at its beginning"));
    }
  }

  private void refuse(String name, Text what, Text remedy) {
    faults.add(new RulesetFault(name, 0, 0, what, remedy));
  }
}
