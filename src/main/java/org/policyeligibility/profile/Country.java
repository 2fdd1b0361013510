package org.policyeligibility.profile;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Countries and areas of ISO 3166-1, as the platform knows them, and their names in use. */
public final class Country {
  private static final Map<String, String> BY_CODE = byCode();

  private static final int LONGEST = 16;

  private static final int LONGEST_NAME = 60;

  /** Words behind the name of a country that make a nationality of it: 美国籍, 法国国籍. */
  private static final List<String> NATIONALITY = List.of("", "籍", "国籍", "公民");

  /** Names in use beside those that the platform has. */
  private static final Map<String, String> ALSO =
      Map.ofEntries(
          Map.entry("中华人民共和国", "CN"),
          Map.entry("中国大陆", "CN"),
          Map.entry("中国香港", "HK"),
          Map.entry("香港", "HK"),
          Map.entry("香港特别行政区", "HK"),
          Map.entry("hong kong", "HK"),
          Map.entry("中国澳门", "MO"),
          Map.entry("澳门", "MO"),
          Map.entry("澳门特别行政区", "MO"),
          Map.entry("macao", "MO"),
          Map.entry("macau", "MO"),
          Map.entry("中国台湾", "TW"),
          Map.entry("中国台湾省", "TW"),
          Map.entry("台湾省", "TW"),
          Map.entry("美利坚合众国", "US"),
          Map.entry("united states of america", "US"),
          Map.entry("大不列颠及北爱尔兰联合王国", "GB"),
          Map.entry("great britain", "GB"),
          Map.entry("uk", "GB"),
          Map.entry("大韩民国", "KR"),
          Map.entry("korea, republic of", "KR"),
          Map.entry("republic of korea", "KR"),
          Map.entry("俄罗斯联邦", "RU"),
          Map.entry("russian federation", "RU"),
          Map.entry("阿联酋", "AE"),
          Map.entry("沙特", "SA"),
          Map.entry("印尼", "ID"),
          Map.entry("蒙古国", "MN"),
          Map.entry("波黑", "BA"),
          Map.entry("中非", "CF"),
          Map.entry("多米尼加", "DO"),
          Map.entry("巴勒斯坦", "PS"),
          Map.entry("捷克共和国", "CZ"),
          Map.entry("czech republic", "CZ"),
          Map.entry("viet nam", "VN"),
          Map.entry("孟加拉", "BD"));

  private static final Map<String, String> BY_NAME = byName();

  private Country() {}

  private static Map<String, String> byCode() {
    Map<String, String> byCode = new HashMap<>();
    for (String alpha2 : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
      byCode.put(alpha2, alpha2);
      byCode.put(new Locale.Builder().setRegion(alpha2).build().getISO3Country(), alpha2);
    }
    return Collections.unmodifiableMap(byCode);
  }

  private static Map<String, String> byName() {
    Map<String, String> byName = new HashMap<>(ALSO);
    for (String alpha2 : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
      Locale country = new Locale.Builder().setRegion(alpha2).build();
      for (Locale language : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
        byName.putIfAbsent(folded(country.getDisplayCountry(language)), alpha2);
      }
    }
    return Collections.unmodifiableMap(byName);
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** The alpha-2 code of a country by its name, Chinese or English; empty where it is none. */
  public static Optional<String> named(String name) {
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String folded = folded(name);
    return NATIONALITY.stream()
        .filter(folded::endsWith)
        .map(end -> BY_NAME.get(folded.substring(0, folded.length() - end.length())))
        .filter(Objects::nonNull)
        .findFirst();
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
