package org.policyeligibility.ruleset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Source;

/**
 * Proof that each quote stands in its source, character by character, on the line and in the
 * sentence that the citation names, and that the source is the file that was read.
 *
 * @param quotes how many were proved
 */
public record QuoteProof(int quotes) {
  /** {@code (5) Attract and cultivate … .} */
  private static final Pattern HEADING = Pattern.compile("\\([0-9A-Za-z]{1,5}\\) ");

  /**
   * Proves every quote of a rule set.
   *
   * @param sources the folder of the texts
   * @throws FaultyRuleset naming each quote that is not found
   */
  public static QuoteProof of(Ruleset ruleset, Path sources) throws IOException, FaultyRuleset {
    List<RulesetFault> faults = new ArrayList<>();
    Map<Source, List<String>> lines = new LinkedHashMap<>();
    for (Document document : ruleset.documents()) {
      for (Source source : document.sources()) {
        lines.put(source, lines(document, source, sources, faults));
      }
    }
    int quotes = 0;
    for (Provision provision : ruleset.catalogue()) {
      for (Source source : provision.clause().document().sources()) {
        RulesetFault fault =
            fault(provision.clause(), source, lines.getOrDefault(source, List.of()));
        if (fault != null) {
          faults.add(fault);
        }
        quotes++;
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new QuoteProof(quotes);
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

  private static @Nullable RulesetFault fault(Clause clause, Source source, List<String> lines) {
    Citation citation = clause.citation();
    String quote = citation.quote().getOrDefault(source.language(), "");
    int line = citation.lines().getOrDefault(source.language(), 0);
    List<String> sentences =
        line < 1 || line > lines.size()
            ? List.of()
            : sentences(source.language(), lines.get(line - 1));
    int sentence = citation.counted().getOrDefault(source.language(), citation.sentence());
    if (sentence <= sentences.size() && sentences.get(sentence - 1).contains(quote)) {
      return null;
    }
    List<Integer> elsewhere = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(quote)) {
        elsewhere.add(i + 1);
      }
    }
    return new RulesetFault(
        clause.id(),
        0,
        "the "
            + source.language().code()
            + " quote is not in sentence "
            + sentence
            + " of line "
            + line
            + " of "
            + source.file(),
        elsewhere.isEmpty()
            ? "it stands nowhere in that text: quote it word for word"
            : "it stands in line " + elsewhere + ": check line and sentence");
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
