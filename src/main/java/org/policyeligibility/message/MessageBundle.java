package org.policyeligibility.message;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The loader of resource bundles: property files in UTF-8. Every bundle is loaded here, so that one
 * rule says which file is which language.
 */
public final class MessageBundle {
  private static final ResourceBundle.Control FILES =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private MessageBundle() {}

  /**
   * A bundle in one language. The file without a language in its name is the Chinese one and the
   * root locale asks for it; {@code _en} stands beside, and the locale of the machine decides
   * nothing.
   *
   * @param name of the resource, without language and {@code .properties}
   */
  public static ResourceBundle of(String name, Language language) {
    Locale locale = language == Language.ZH ? Locale.ROOT : Locale.ENGLISH;
    return ResourceBundle.getBundle(name, locale, MessageBundle.class.getClassLoader(), FILES);
  }
}
