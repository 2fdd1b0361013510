package org.policyeligibility.profile;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries and areas of ISO 3166-1, as the platform knows them. */
final class Country {
  private static final Map<String, String> BY_CODE = byCode();

  private static final int LONGEST = 16;

  private Country() {}

  private static Map<String, String> byCode() {
    Map<String, String> byCode = new HashMap<>();
    for (String alpha2 : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
      byCode.put(alpha2, alpha2);
      byCode.put(new Locale.Builder().setRegion(alpha2).build().getISO3Country(), alpha2);
    }
    return Collections.unmodifiableMap(byCode);
  }

  /** The alpha-2 code of what is typed, alpha-2 or alpha-3; empty where it is neither. */
  static Optional<String> read(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String code =
        Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
