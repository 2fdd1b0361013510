package org.policyeligibility.ruleset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of a rule set, found by walking the folder: path below {@code rules/} and text. */
public final class RuleFiles {
  private final NavigableMap<String, String> texts;

  public RuleFiles(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /** Reads a folder. Line ends are read as the law is compared: {@code \n}. */
  public static RuleFiles of(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        texts.put(name, Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n"));
      }
    }
    return new RuleFiles(texts);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static RuleFiles readFrom(InputStream zip) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(zip, StandardCharsets.UTF_8)) {
      for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
        texts.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return new RuleFiles(texts);
  }

  /** Writes the files as one zip, the same bytes for the same files. */
  public void writeTo(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        ZipEntry entry = new ZipEntry(text.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  public List<String> paths() {
    return List.copyOf(texts.keySet());
  }

  /** The folder of a clause, which begins with its id; the id itself where there is none. */
  public String folder(String clause) {
    String path = texts.ceilingKey(clause + "-");
    return path == null || !path.startsWith(clause + "-")
        ? clause
        : path.substring(0, path.lastIndexOf('/'));
  }

  public @Nullable String text(String path) {
    return texts.get(path);
  }
}
