package org.policyeligibility.profile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code of GB 32100-2015: 18 characters, the last one a check over the first 17. It is looked at
 * and not kept.
 */
final class UnifiedSocialCreditCode {
  /** Their place is their value. I, O, S, V and Z are left out for their likeness to others. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private static final Pattern SHAPE =
      Pattern.compile("[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}");

  /** The separators that people put between groups of a code. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}]");

  /** A longer text is no code, however it is spaced. */
  private static final int LONGEST = 64;

  private final String code;

  private UnifiedSocialCreditCode(String code) {
    this.code = code;
  }

  /**
   * Reads a code as it is typed: in small letters, in full width, in groups. Empty where it has not
   * the form of one.
   */
  static Optional<UnifiedSocialCreditCode> read(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String code =
        BETWEEN
            .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    return SHAPE.matcher(code).matches()
        ? Optional.of(new UnifiedSocialCreditCode(code))
        : Optional.empty();
  }

  /**
   * Whether the last character is the one that the first 17 call for. Eighteen zeros would be, and
   * are nobody's code.
   */
  boolean isChecked() {
    if (code.chars().distinct().count() == 1) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * ALPHABET.indexOf(code.charAt(i));
    }
    int modulus = ALPHABET.length();
    return ALPHABET.indexOf(code.charAt(WEIGHTS.length)) == (modulus - sum % modulus) % modulus;
  }

  /** Never the code: what is printed may be logged. */
  @Override
  public String toString() {
    return "a unified social credit code";
  }
}
