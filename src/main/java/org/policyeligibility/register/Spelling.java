package org.policyeligibility.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Chinese name with the syllable of each of its characters, by which it is found as people type
 * it: in characters, in pinyin, by initials, or a mixture. Which of its readings a character has
 * here is data, never guessed.
 *
 * @param written the characters, without punctuation
 * @param syllables one for each character, as a keyboard has them
 */
public record Spelling(String written, List<String> syllables) {
  public Spelling {
    syllables = List.copyOf(syllables);
    if (written.codePointCount(0, written.length()) != written.length()
        || written.length() != syllables.size()) {
      throw new IllegalArgumentException("a syllable for each character");
    }
  }

  /** The spelling of a name as it is printed; empty where syllables and characters do not fit. */
  public static Optional<Spelling> of(String name, String pinyin) {
    String written = PlainName.plain(name);
    List<String> syllables = List.of(pinyin.strip().split(" +", -1));
    return written.length() == syllables.size()
            && syllables.stream().allMatch(syllable -> syllable.matches("[a-zü]+"))
        ? Optional.of(new Spelling(written, syllables))
        : Optional.empty();
  }

  /** {@code shang hai zhang jiang}. */
  public String pinyin() {
    return String.join(" ", syllables);
  }

  /** {@code shzj}. */
  public String initials() {
    return syllables.stream()
        .map(syllable -> syllable.substring(0, 1))
        .collect(Collectors.joining());
  }

  /** How well a query fits, best first; null where it does not. */
  @Nullable MatchQuality fit(String query) {
    if (!mayStartWithin(query)) {
      return null;
    }
    Reading reading = new Reading(query);
    int whole = reading.from(0, 0, true);
    if (whole > 0) {
      return whole == Reading.TO_THE_END ? MatchQuality.EXACT : MatchQuality.PREFIX;
    }
    for (int i = 1; i < syllables.size(); i++) {
      if (reading.from(i, 0, false) > 0) {
        return MatchQuality.CONTAINING;
      }
    }
    return null;
  }

  /** The characters with which what it fits can start, a bit for each or for several. */
  long starts() {
    long starts = SpelledName.letters(written);
    for (String syllable : syllables) {
      starts |= SpelledName.letters(syllable.substring(0, 1));
    }
    return starts;
  }

  /**
   * Whether one of the characters or syllables starts as the query does. Of most names none does,
   * and a search asks all of them.
   */
  private boolean mayStartWithin(String query) {
    for (int i = 0; i < syllables.size(); i++) {
      if (query.isEmpty()
          || query.charAt(0) == written.charAt(i)
          || query.charAt(0) == syllables.get(i).charAt(0)) {
        return true;
      }
    }
    return false;
  }

  /** Reads a query along the characters; each place in both is tried once. */
  private final class Reading {
    private static final int NOT = 0;
    private static final int PART = 1;
    private static final int TO_THE_END = 2;

    private final String query;
    private final int[][] known = new int[syllables.size() + 1][];

    Reading(String query) {
      this.query = query;
    }

    /**
     * How far the rest of the query spells the name from a character on: not, in part, or to the
     * end.
     *
     * @param initials whether one letter may stand for a character; inside a name that would find
     *     everything
     */
    int from(int character, int at, boolean initials) {
      if (at == query.length()) {
        return character == syllables.size() ? TO_THE_END : PART;
      }
      if (character == syllables.size()) {
        return NOT;
      }
      if (!initials || at == 0) {
        return read(character, at, initials); // Asked once each.
      }
      int[] row = known[character];
      if (row == null) {
        row = new int[query.length()];
        java.util.Arrays.fill(row, -1);
        known[character] = row;
      }
      if (row[at] < 0) {
        row[at] = read(character, at, true);
      }
      return row[at];
    }

    private int read(int character, int at, boolean initials) {
      int best = NOT;
      String syllable = PlainName.plain(syllables.get(character));
      if (query.charAt(at) == written.charAt(character)) {
        best = from(character + 1, at + 1, initials);
      }
      if (query.startsWith(syllable, at)) {
        best = Math.max(best, from(character + 1, at + syllable.length(), initials));
      } else if ((initials || at > 0)
          && query.regionMatches(at, syllable, 0, query.length() - at)) {
        // A syllable that is still being typed.
        best = Math.max(best, PART);
      }
      if (initials && query.charAt(at) == syllable.charAt(0)) {
        best = Math.max(best, from(character + 1, at + 1, true));
        if (query.startsWith("h", at + 1) && syllable.startsWith("h", 1)) {
          best = Math.max(best, from(character + 1, at + 2, true));
        }
      }
      return best;
    }
  }
}
