package org.policyeligibility.ruleset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of a rule set, found by walking the folder: path below {@code rules/} and text. */
public final class RuleFiles {
  private final NavigableMap<String, String> texts;
  private final List<RulesetFault> faults;

  public RuleFiles(Map<String, String> texts) {
    this(texts, List.of());
  }

  RuleFiles(Map<String, String> texts, List<RulesetFault> faults) {
    this.texts = new TreeMap<>(texts);
    this.faults = List.copyOf(faults);
  }

  /**
   * Reads a folder. Line ends are read as the law is compared: {@code \n}. What is no text, or lies
   * elsewhere and is only linked, is left out; reading the rule set then says so.
   */
  public static RuleFiles of(Path folder) throws IOException {
    return RuleFolder.read(folder);
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

  /** What was left out, and why. */
  List<RulesetFault> faults() {
    return faults;
  }

  /**
   * What the files are known by that can change an answer: not scenarios, not the page for people.
   * The same files have the same; other files with the same law may have another.
   */
  public String fingerprint() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, String> file : texts.entrySet()) {
        if (!file.getKey().endsWith("scenarios.yaml") && !file.getKey().endsWith(".md")) {
          byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
          sha256.update(
              (file.getKey() + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
          sha256.update(bytes);
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
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
