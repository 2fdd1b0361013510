package org.policyeligibility.decision;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The normal form of a name or a number that people type: Unicode NFKC, with blanks folded and none
 * around it. Typed twice, it is seldom the same characters, and a person or a file has to be found
 * whole.
 */
public final class NormalForm {
  private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

  /** A longer text is no name and no number. */
  private static final int LONGEST = 1_000;

  private static final Pattern OUTER = Pattern.compile("^ | $");

  private NormalForm() {}

  /**
   * That of a text; what is no blank, a line end say, and what is longer than any name is left for
   * others to refuse: to normalise a text can take the square of its length.
   */
  public static String of(String stated) {
    if (stated.length() > LONGEST) {
      return stated;
    }
    String folded = Normalizer.normalize(stated, Normalizer.Form.NFKC);
    return OUTER.matcher(BLANKS.matcher(folded).replaceAll(" ")).replaceAll("");
  }
}
