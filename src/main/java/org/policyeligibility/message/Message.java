package org.policyeligibility.message;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A localisable message: a code with its arguments, and the sentence of the bundle in each
 * language. Faults and findings carry it in place of a sentence, so that nothing is decided or
 * translated by the words of one.
 *
 * <p>Arguments are put in by hand: {@link java.text.MessageFormat} would group the digits of
 * numbers and swallow apostrophes and braces, of which messages about rules are full.
 *
 * @param code the key in {@code messages.properties}
 * @param arguments by the name that stands in braces; a {@link Text} or another message is put in
 *     in the language of the whole, and several values as a list
 */
public record Message(String code, Map<String, Object> arguments) {
  private static final String BUNDLE = "message/messages";
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  public Message {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** A message with numbered arguments: {@code {0}}, {@code {1}}. */
  public static Message of(String code, Object... arguments) {
    Map<String, Object> numbered = new LinkedHashMap<>();
    for (Object argument : arguments) {
      numbered.put(String.valueOf(numbered.size()), argument);
    }
    return new Message(code, numbered);
  }

  /** A message with named arguments: {@code {nearest}}. */
  public static Message named(String code, Map<String, String> arguments) {
    return new Message(code, new LinkedHashMap<>(arguments));
  }

  /** Whether one of the arguments is this text. */
  public boolean mentions(String text) {
    return arguments.containsValue(text);
  }

  /** Whether the bundle has a sentence for a code. */
  public static boolean isKnown(String code) {
    return MessageBundle.of(BUNDLE, Language.ZH).containsKey(code);
  }

  /**
   * The sentence.
   *
   * @throws java.util.MissingResourceException where the bundle has none for the code
   */
  public String in(Language language) {
    String sentence = MessageBundle.of(BUNDLE, language).getString(code);
    if (sentence.indexOf('{') < 0) {
      return sentence; // As most are: a refusal has a hundred.
    }
    StringBuilder said = new StringBuilder(2 * sentence.length());
    int from = 0;
    for (Matcher place = PLACE.matcher(sentence); place.find(); from = place.end()) {
      said.append(sentence, from, place.start()).append(argument(place.group(1), language));
    }
    return said.append(sentence, from, sentence.length()).toString();
  }

  private String argument(String name, Language language) {
    return said(
        Objects.requireNonNull(arguments.get(name), () -> code + " without argument " + name),
        language);
  }

  private static String said(Object argument, Language language) {
    if (argument instanceof Message message) {
      return message.in(language);
    }
    if (argument instanceof Collection<?> several) {
      return several.isEmpty()
          ? language == Language.ZH ? "无" : "none"
          : several.stream()
              .map(each -> said(each, language))
              .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }
    return argument instanceof Text text ? text.in(language) : argument.toString();
  }

  /** The sentence in both languages. */
  public Text text() {
    return new Text(in(Language.ZH), in(Language.EN));
  }

  @Override
  public String toString() {
    return in(Language.EN);
  }
}
