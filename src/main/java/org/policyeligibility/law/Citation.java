package org.policyeligibility.law;

import java.util.Map;
import org.policyeligibility.message.Language;

/**
 * Where the law says so: the operative words, word for word, in each language held.
 *
 * @param sentence counted from 1 within the article's line, headings not counted
 * @param through the last sentence over which the words run; mostly the same
 * @param counted the sentence in a text that counts otherwise: a translation that splits or joins
 *     sentences, or writes {@code etc.} within one
 * @param lines the line of each source, from 1, on which the words stand
 */
public record Citation(
    String article,
    int sentence,
    int through,
    Map<Language, Integer> counted,
    Map<Language, Integer> lines,
    Map<Language, String> quote) {
  public Citation {
    counted = Language.inOrder(counted);
    lines = Language.inOrder(lines);
    quote = Language.inOrder(quote);
  }
}
