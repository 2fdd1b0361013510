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
  private static final Pattern OUTER = Pattern.compile("^ | $");

  private NormalForm() {}

  /** That of a text; what is no blank, a line end say, is left for others to refuse. */
  public static String of(String stated) {
    String folded = Normalizer.normalize(stated, Normalizer.Form.NFKC);
    return OUTER.matcher(BLANKS.matcher(folded).replaceAll(" ")).replaceAll("");
  }
}
