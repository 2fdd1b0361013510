package org.policyeligibility.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;

/** Which language an answer is written in. */
final class Languages {
  /** A longer header is not read. */
  private static final int LONGEST = 200;

  private Languages() {}

  /** The first language asked for that we have; Chinese where there is none. */
  static Language of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST) {
      return Language.ZH;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      for (Locale.LanguageRange range : ranges) {
        String primary = range.getRange().split("-", 2)[0];
        if (range.getWeight() > 0 && (primary.equals("zh") || primary.equals("*"))) {
          return Language.ZH;
        }
        if (range.getWeight() > 0 && primary.equals("en")) {
          return Language.EN;
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return Language.ZH;
    }
    return Language.ZH;
  }
}
