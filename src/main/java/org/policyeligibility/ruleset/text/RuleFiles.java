package org.policyeligibility.ruleset.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Sha256;

/** The files of a rule set, found by walking the folder: path below {@code rules/} and text. */
public final class RuleFiles {
  private final NavigableMap<String, String> texts;
  private final List<RulesetFault> faults;
  private final List<String> passedOver;

  public RuleFiles(Map<String, String> texts) {
    this(texts, List.of());
  }

  public RuleFiles(Map<String, String> texts, List<RulesetFault> faults) {
    this(texts, faults, List.of());
  }

  /**
   * The files of a folder.
   *
   * @param passedOver files that programs leave behind, which nobody means as law
   */
  RuleFiles(Map<String, String> texts, List<RulesetFault> faults, List<String> passedOver) {
    this.texts = new TreeMap<>(texts);
    this.faults = List.copyOf(faults);
    this.passedOver = List.copyOf(passedOver);
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

  /** The files that were passed over. */
  public List<String> passedOver() {
    return passedOver;
  }

  /** The faults for files that were left out. */
  public List<RulesetFault> faults() {
    return faults;
  }

  /**
   * The fingerprint of the files that can change an answer: not scenarios, not the page for people.
   * The same files have the same; other files with the same law may have another.
   */
  public String fingerprint() {
    Sha256 digest = new Sha256();
    texts.forEach(
        (path, text) -> {
          if (!path.endsWith("scenarios.yaml") && !path.endsWith(".md")) {
            digest.add(path, text);
          }
        });
    return digest.hex();
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
