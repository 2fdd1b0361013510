package org.policyeligibility.web.law;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.policyeligibility.law.ChineseNumerals;

/**
 * Normalization of texts and queries for a search: without case, brackets and quotation marks,
 * letters and digits of one width, and the numbers of articles and ages in digits.
 */
final class SearchText {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final String BRACKET = "[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}'\"·•]";

  /** 国发〔2020〕7号: a number is a word of its own. */
  private static final Pattern BESIDE_A_NUMBER =
      Pattern.compile("(?<=\\d)" + BRACKET + "|" + BRACKET + "(?=\\d)");

  /** 首台（套） and 首台套 are the same to those who type. */
  private static final Pattern BRACKETS = Pattern.compile(BRACKET);

  private static final Pattern DASHES = Pattern.compile("\\p{Pd}");

  private SearchText() {}

  static String of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String apart = BESIDE_A_NUMBER.matcher(plain).replaceAll(" ");
    String bare = DASHES.matcher(BRACKETS.matcher(apart).replaceAll("")).replaceAll(" ");
    return ChineseNumerals.inDigits(bare);
  }

  /** The words of a query. */
  static List<String> words(String query) {
    return SPACE
        .splitAsStream(of(query))
        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  /** Whether a text has a word: letters where a word begins, and digits as a whole number. */
  static boolean holds(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !goesOn(text.charAt(at - 1), word.charAt(0));
      boolean ends =
          end == text.length()
              || !isDigit(word.charAt(word.length() - 1))
              || !isDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean goesOn(char before, char first) {
    return (isLatin(before) && isLatin(first))
        || (isDigit(first) && (isDigit(before) || before == '.'));
  }

  /** Whether the characters of a short form stand in a text one after another, and near. */
  static boolean abbreviates(String word, String text) {
    for (int start = text.indexOf(word.charAt(0));
        start >= 0;
        start = text.indexOf(word.charAt(0), start + 1)) {
      int at = start;
      for (int i = 1; i < word.length() && at >= 0; i++) {
        at = text.indexOf(word.charAt(i), at + 1);
      }
      if (at >= 0 && at - start < 2 * word.length() + 2 && text.lastIndexOf('\n', at) < start) {
        return word.length() > 1;
      }
    }
    return false;
  }

  static boolean hasHan(String word) {
    return word.codePoints()
        .anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN);
  }

  static boolean isLatin(char character) {
    return character >= 'a' && character <= 'z';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
