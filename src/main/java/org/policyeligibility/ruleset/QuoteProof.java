package org.policyeligibility.ruleset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Source;

/**
 * Proof that quotes stand in their sources, character by character, on the line and in the sentence
 * that is named. It speaks of texts by their digests and of nothing else: whatever is edited later,
 * what was found was found, and what was not is not proved.
 *
 * @param quotes how many were looked for and found
 */
public record QuoteProof(int quotes, Set<Found> found) {
  /** Nothing was looked for. */
  public static final QuoteProof NONE = new QuoteProof(0, Set.of());

  /**
   * Words that stand in a text.
   *
   * @param sha256 over the text's bytes
   */
  public record Found(String sha256, int line, int sentence, String quote) {
    // Written out, as every start puts all of them in a set.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Found one
          && line == one.line
          && sentence == one.sentence
          && quote.equals(one.quote)
          && sha256.equals(one.sha256);
    }

    @Override
    public int hashCode() {
      return 31 * line + quote.hashCode();
    }
  }

  public QuoteProof {
    found = Collections.unmodifiableSet(new LinkedHashSet<>(found));
  }

  /**
   * Proves every quote of a rule set, and that nothing of a document is passed over in silence.
   *
   * @param folder of the source texts
   * @throws FaultyRuleset naming each quote that is not found and each sentence that is not
   *     accounted for
   */
  public static QuoteProof of(Ruleset ruleset, Path folder) throws IOException, FaultyRuleset {
    return of(ruleset, ruleset.documents(), folder);
  }

  /**
   * The same for some of the documents.
   *
   * @throws FaultyRuleset naming each quote that is not found and each sentence that is not
   *     accounted for
   */
  public static QuoteProof of(Ruleset ruleset, List<Document> documents, Path folder)
      throws IOException, FaultyRuleset {
    List<RulesetFault> faults = new ArrayList<>();
    SourceTexts texts = SourceTexts.read(documents, folder, faults);
    List<Quoted> quoted = quoted(ruleset, documents);
    Set<Found> found = new LinkedHashSet<>();
    for (Quoted one : quoted) {
      RulesetFault fault = one.fault(texts);
      if (fault == null) {
        found.add(one.words());
      } else {
        faults.add(fault);
      }
    }
    for (Document document : documents) {
      List<Clause> clauses =
          ruleset.catalogue().stream()
              .map(Provision::clause)
              .filter(clause -> clause.document().equals(document))
              .toList();
      faults.addAll(new Coverage(document, clauses, texts).faults());
    }
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new QuoteProof(quoted.size(), found);
  }

  /** Whether the words that a clause quotes were found in this source of its document. */
  public boolean holds(Clause clause, Source source) {
    return found.contains(words(clause.citation(), source));
  }

  /** Whether the words of an announcement were found in this source. */
  public boolean holds(Announcement announcement, Source source) {
    return found.contains(words(announcement, source));
  }

  private static Found words(Citation citation, Source source) {
    return new Found(
        source.sha256(),
        citation.lines().getOrDefault(source.language(), 0),
        citation.counted().getOrDefault(source.language(), citation.sentence()),
        citation.quote().getOrDefault(source.language(), ""));
  }

  private static Found words(Announcement announcement, Source source) {
    return new Found(
        source.sha256(),
        announcement.lines().getOrDefault(source.language(), 0),
        announcement.sentence(),
        announcement.quote().getOrDefault(source.language(), ""));
  }

  /** Words that somebody quotes from a source. */
  private record Quoted(String by, Source source, Found words) {
    @Nullable RulesetFault fault(SourceTexts texts) {
      List<String> sentences = texts.sentences(source, words.line());
      int at = words.sentence();
      if (at <= sentences.size() && sentences.get(at - 1).contains(words.quote())) {
        return null;
      }
      List<Integer> elsewhere = texts.linesWith(source, words.quote());
      return new RulesetFault(
          by,
          0,
          "the "
              + source.language().code()
              + " quote is not in sentence "
              + at
              + " of line "
              + words.line()
              + " of "
              + source.file(),
          elsewhere.isEmpty()
              ? "it stands nowhere in that text: quote it word for word"
              : "it stands in line " + elsewhere + ": check line and sentence");
    }
  }

  private static List<Quoted> quoted(Ruleset ruleset, List<Document> documents) {
    List<Quoted> quoted = new ArrayList<>();
    for (Provision provision : ruleset.catalogue()) {
      Clause clause = provision.clause();
      if (!documents.contains(clause.document())) {
        continue;
      }
      String path = ruleset.files().folder(clause.id()) + "/clause.yaml";
      for (Source source : clause.document().sources()) {
        quoted.add(new Quoted(path, source, words(clause.citation(), source)));
      }
    }
    for (Document document : documents) {
      for (Announcement announcement : document.announcements()) {
        for (Source source : document.sources()) {
          quoted.add(
              new Quoted(
                  document.id() + "/" + announcement.id(), source, words(announcement, source)));
        }
      }
    }
    return quoted;
  }
}
