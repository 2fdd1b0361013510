package org.policyeligibility.message;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loader of resource bundles: property files in UTF-8. Every bundle is loaded here, so that one
 * rule says which file is which language.
 */
public final class MessageBundle {
  private static final ResourceBundle.Control FILES =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Map<Language, Map<String, ResourceBundle>> LOADED =
      new EnumMap<>(
          Map.of(Language.ZH, new ConcurrentHashMap<>(), Language.EN, new ConcurrentHashMap<>()));

  private MessageBundle() {}

  /**
   * A bundle in one language. The file without a language in its name is the Chinese one and the
   * root locale asks for it; {@code _en} stands beside, and the locale of the machine decides
   * nothing.
   *
   * @param name of the resource, without language and {@code .properties}
   */
  public static ResourceBundle of(String name, Language language) {
    // The platform's own cache makes a key of the call each time, which costs as much as a
    // sentence.
    return Objects.requireNonNull(LOADED.get(language))
        .computeIfAbsent(name, first -> load(first, language));
  }

  private static ResourceBundle load(String name, Language language) {
    Locale locale = language == Language.ZH ? Locale.ROOT : Locale.ENGLISH;
    return ResourceBundle.getBundle(name, locale, MessageBundle.class.getClassLoader(), FILES);
  }
}
