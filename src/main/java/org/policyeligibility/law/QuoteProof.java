package org.policyeligibility.law;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proof that quotes stand in their sources, character by character, on the line and in the
 * sentence that is named. It speaks of texts by their digests and of nothing else, so that it stays
 * true of a rule set that is edited later: what was not found then is not proved.
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
   * @param through the last sentence over which they run
   */
  public record Found(String sha256, int line, int sentence, int through, String quote) {
    // Written out, as every start puts all of them in a set.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Found found
          && line == found.line
          && sentence == found.sentence
          && through == found.through
          && quote.equals(found.quote)
          && sha256.equals(found.sha256);
    }

    @Override
    public int hashCode() {
      return 31 * line + quote.hashCode();
    }
  }

  public QuoteProof {
    found = Collections.unmodifiableSet(new LinkedHashSet<>(found));
  }

  /** Whether the words that a clause quotes were found in this source of its document. */
  public boolean holds(Clause clause, Source source) {
    return found.contains(words(clause.citation(), source));
  }

  /** Whether the words of an announcement were found in this source. */
  public boolean holds(Announcement announcement, Source source) {
    return found.contains(words(announcement, source));
  }

  /** The words of a citation as they should stand in a source. */
  public static Found words(Citation citation, Source source) {
    int sentence = citation.counted().getOrDefault(source.language(), citation.sentence());
    return new Found(
        source.sha256(),
        citation.lines().getOrDefault(source.language(), 0),
        sentence,
        sentence + citation.through() - citation.sentence(),
        citation.quote().getOrDefault(source.language(), ""));
  }

  /** The words of an announcement as they should stand in a source. */
  public static Found words(Announcement announcement, Source source) {
    return new Found(
        source.sha256(),
        announcement.lines().getOrDefault(source.language(), 0),
        announcement.sentence(),
        announcement.sentence(),
        announcement.quote().getOrDefault(source.language(), ""));
  }
}
