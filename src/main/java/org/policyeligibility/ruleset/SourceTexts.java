package org.policyeligibility.ruleset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Source;

/** The texts of the law as they were read, line by line, each of them the file that is pinned. */
final class SourceTexts {
  /** {@code (5) Attract and cultivate … .} */
  private static final Pattern HEADING = Pattern.compile("\\([0-9A-Za-z]{1,5}\\) ");

  private final Map<Source, List<String>> lines = new HashMap<>();

  private SourceTexts() {}

  /** Reads the sources of documents; one that is missing or another file is a fault. */
  static SourceTexts read(Collection<Document> documents, Path folder, List<RulesetFault> faults)
      throws IOException {
    SourceTexts texts = new SourceTexts();
    for (Document document : documents) {
      for (Source source : document.sources()) {
        texts.lines.put(source, lines(document, source, folder, faults));
      }
    }
    return texts;
  }

  private static List<String> lines(
      Document document, Source source, Path folder, List<RulesetFault> faults) throws IOException {
    String path = document.id() + "/document.yaml";
    Path file = folder.resolve(source.file());
    if (!Files.isRegularFile(file)) {
      faults.add(new RulesetFault(path, 0, "no source " + source.file(), "add it to the sources"));
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(file);
    String sha256 = sha256(bytes);
    if (!sha256.equals(source.sha256())) {
      faults.add(
          new RulesetFault(
              path,
              0,
              "the sha256 of " + source.file() + " is another",
              "it is " + sha256 + "; read the text again before you write that"));
    }
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** All lines of a source; none where it could not be read. */
  List<String> lines(Source source) {
    return lines.getOrDefault(source, List.of());
  }

  /** The sentences of a line, from 1; none where there is no such line. */
  List<String> sentences(Source source, int line) {
    List<String> all = lines(source);
    return line < 1 || line > all.size()
        ? List.of()
        : sentences(source.language(), all.get(line - 1));
  }

  /** The numbers of the lines in which words stand. */
  List<Integer> linesWith(Source source, String words) {
    List<String> all = lines(source);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).contains(words)) {
        found.add(i + 1);
      }
    }
    return found;
  }

  /** The sentences of a line; a heading before them is not counted. */
  static List<String> sentences(Language language, String line) {
    String[] pieces = line.strip().split(language == Language.ZH ? "(?<=。)" : "(?<=\\.) +", -1);
    return Stream.of(pieces)
        .skip(HEADING.matcher(pieces[0]).lookingAt() ? 1 : 0)
        .filter(sentence -> !sentence.isBlank())
        .toList();
  }
}
