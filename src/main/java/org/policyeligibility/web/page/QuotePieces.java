package org.policyeligibility.web.page;

import java.util.ArrayList;
import java.util.List;

/** Segmentation of a quote: the words that say a criterion stand out from the others. */
public final class QuotePieces {
  private QuotePieces() {}

  /** Words of a quote, marked where they say a criterion. */
  public record Piece(String words, boolean marked) {}

  /**
   * The pieces, which are the quote together.
   *
   * @param said words of the quote, which may overlap
   */
  public static List<Piece> of(String quote, List<String> said) {
    boolean[] marked = new boolean[quote.length()];
    for (String words : said) {
      int from = quote.indexOf(words);
      for (int i = from; from >= 0 && i < from + words.length(); i++) {
        marked[i] = true;
      }
    }
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= quote.length(); i++) {
      if (i == quote.length() || marked[i] != marked[start]) {
        pieces.add(new Piece(quote.substring(start, i), marked[start]));
        start = i;
      }
    }
    return List.copyOf(pieces);
  }
}
