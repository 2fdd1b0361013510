package org.policyeligibility.decision;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The normal form of the name by which a person is found: Unicode NFKC, with blanks folded. Typed
 * twice, the same name is seldom the same characters, and a copy for a person must find all of it.
 */
final class SubjectName {
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  private SubjectName() {}

  static String normal(String stated) {
    return BLANKS
        .matcher(Normalizer.normalize(stated, Normalizer.Form.NFKC))
        .replaceAll(" ")
        .strip();
  }
}
