package org.policyeligibility.ruleset.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.TextInUtf8;

/** The texts of the law as they were read, line by line, each of them the file that is pinned. */
public final class SourceTexts {
  /** {@code (5) Attract and cultivate … .} */
  private static final Pattern HEADING = Pattern.compile("\\([0-9A-Za-z]{1,5}\\) ");

  private final Map<Source, List<String>> lines = new HashMap<>();

  private SourceTexts() {}

  /** Reads the sources of documents; one that is missing or another file is a fault. */
  static SourceTexts read(
      Collection<Document> documents, Path folder, EntryLines lines, List<RulesetFault> faults)
      throws IOException {
    SourceTexts texts = new SourceTexts();
    for (Document document : documents) {
      for (Source source : document.sources()) {
        texts.lines.put(source, lines(document, source, folder, lines, faults));
      }
    }
    return texts;
  }

  private static List<String> lines(
      Document document, Source source, Path folder, EntryLines entries, List<RulesetFault> faults)
      throws IOException {
    String path = document.id() + "/document.yaml";
    Path file = folder.resolve(source.file());
    if (!Files.isRegularFile(file)) {
      faults.add(
          new RulesetFault(
              path,
              entries.of(path, "sources", source.language().code(), "file"),
              Message.of("no-source-file", source.file()),
              Message.of("add-it-to-the-sources")));
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(file);
    TextInUtf8 text = TextInUtf8.of(bytes);
    if (text.otherwise() != null) {
      faults.add(
          new RulesetFault(
              path,
              entries.of(path, "sources", source.language().code(), "file"),
              Message.of("the-source-file", source.file(), text.otherwise()),
              Message.of("save-it-in-utf-8")));
      return List.of();
    }
    String sha256 = Sha256.hex(bytes);
    if (!sha256.equals(source.sha256())) {
      faults.add(
          new RulesetFault(
              path,
              entries.of(path, "sources", source.language().code(), "sha256"),
              Message.of("the-sha256-of-is-another", source.file()),
              Message.of("read-again-before-changing-sha256", sha256)));
    }
    return text.text().lines().toList();
  }

  /** Whether there is no such file, or nothing in it, so that no quote can be looked up. */
  boolean isMissing(Source source) {
    return lines(source).isEmpty();
  }

  /** All lines of a source; none where it could not be read. */
  public List<String> lines(Source source) {
    return lines.getOrDefault(source, List.of());
  }

  /** The sentences of a line, from 1; none where there is no such line. */
  public List<String> sentences(Source source, int line) {
    List<String> all = lines(source);
    return line < 1 || line > all.size()
        ? List.of()
        : sentences(source.language(), all.get(line - 1));
  }

  /** The numbers of the lines in which words stand. */
  public List<Integer> linesWith(Source source, String words) {
    List<String> all = lines(source);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).contains(words)) {
        found.add(i + 1);
      }
    }
    return found;
  }

  /** Sentences of a line that follow each other. */
  record Run(int from, int to) {}

  /** The fewest sentences of a line in which words stand; null where they do not stand in it. */
  @Nullable Run runWith(Source source, int line, String words) {
    int all = sentences(source, line).size();
    for (int length = 0; length < all; length++) {
      for (int from = 1; from + length <= all; from++) {
        if (passage(source, line, from, from + length).contains(words)) {
          return new Run(from, from + length);
        }
      }
    }
    return null;
  }

  /** The text of a line from one sentence to another, both included; empty where it has fewer. */
  String passage(Source source, int line, int from, int to) {
    List<String> sentences = sentences(source, line);
    if (from > sentences.size() || to > sentences.size()) {
      return "";
    }
    String text = lines(source).get(line - 1);
    int begin = 0;
    for (int i = 0; i < from; i++) {
      begin = text.indexOf(sentences.get(i), i == 0 ? 0 : begin + sentences.get(i - 1).length());
    }
    int end = begin;
    for (int i = from - 1; i < to; i++) {
      end = text.indexOf(sentences.get(i), end) + sentences.get(i).length();
    }
    return text.substring(begin, end);
  }

  /**
   * The sentences of a line; a heading before them is not counted. A full stop before a small
   * letter ends none: "etc. in the new areas".
   */
  public static List<String> sentences(Language language, String line) {
    String[] pieces =
        line.strip().split(language == Language.ZH ? "(?<=。)" : "(?<=\\.) +(?![a-z])", -1);
    return Stream.of(pieces)
        .skip(HEADING.matcher(pieces[0]).lookingAt() ? 1 : 0)
        .filter(sentence -> !sentence.isBlank())
        .toList();
  }
}
