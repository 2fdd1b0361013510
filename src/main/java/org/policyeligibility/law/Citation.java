package org.policyeligibility.law;

import java.util.Map;

/**
 * Where the law says so: the operative words, word for word, in each language held.
 *
 * @param sentence counted from 1 within the article's line, headings not counted
 * @param lines the line of each source, from 1, on which the words stand
 */
public record Citation(
    String article, int sentence, Map<Language, Integer> lines, Map<Language, String> quote) {
  public Citation {
    lines = Map.copyOf(lines);
    quote = Map.copyOf(quote);
  }
}
