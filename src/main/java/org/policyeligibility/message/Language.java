package org.policyeligibility.message;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The languages of the product; Chinese governs and is the default. */
public enum Language {
  ZH("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, as in {@code Content-Language}. */
  public String tag() {
    return tag;
  }

  /** The key under which texts of this language stand in YAML and on the wire: {@code zh, en}. */
  public String code() {
    return this == ZH ? "zh" : "en";
  }

  /** An unmodifiable copy of a map, Chinese first, in whatever order it was written down. */
  public static <T> Map<Language, T> inOrder(Map<Language, T> byLanguage) {
    Map<Language, T> inOrder = new EnumMap<>(Language.class);
    inOrder.putAll(byLanguage);
    return Collections.unmodifiableMap(inOrder);
  }
}
