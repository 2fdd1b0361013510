package org.policyeligibility.register;

import java.util.regex.Pattern;

/**
 * The syllabary of pinyin. A query that it spells is the name of some place and no slip for that of
 * another: Danyang is a city, and no slip for Anyang.
 */
final class Syllabary {
  /** Initials with the finals that go with them, by the scheme of 1958; {@code v} is {@code u}. */
  private static final Pattern SYLLABLE =
      Pattern.compile(
          "[bpm](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)"
              + "|f(?:a|o|ei|ou|an|en|ang|eng|u)"
              + "|[dt](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|ing|u|uo|ui|uan|un)"
              + "|[nl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong)"
              + "|[nl](?:i|ia|ie|iao|iu|ian|in|iang|ing|u|ue|uo|uan|un)"
              + "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
              + "|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
              + "|(?:[zcs]h?|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong)"
              + "|(?:[zcs]h?|r)(?:u|ua|uo|uai|ui|uan|un|uang)"
              + "|y(?:a|e|ao|ou|an|ang|i|in|ing|ong|u|ue|uan|un)"
              + "|w(?:a|o|ai|ei|an|en|ang|eng|u)"
              + "|a|e|ai|ao|ou|an|en|ang|er");

  private static final int LONGEST = 6;

  private Syllabary() {}

  /** Whether syllables spell all of a text. */
  static boolean spells(String text) {
    boolean[] spelt = new boolean[text.length() + 1];
    spelt[0] = true;
    for (int end = 1; end <= text.length(); end++) {
      for (int from = Math.max(0, end - LONGEST); from < end && !spelt[end]; from++) {
        spelt[end] = spelt[from] && SYLLABLE.matcher(text).region(from, end).matches();
      }
    }
    return spelt[text.length()];
  }

  /** The letters without those that are often left out: Shangai, Shenzen, Hangzou. */
  static String heard(String letters) {
    return letters.replace("h", "");
  }
}
