package org.policyeligibility.web.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.MessageBundle;

/** The message bundle of the pages in one language: all that they say in words of ours. */
public record Words(Language language) {
  public static final String BUNDLE = "web/words";

  /** A page says hundreds of sentences, and to look for the bundle takes longer than to say one. */
  private static final Map<Language, ResourceBundle> BUNDLES =
      Stream.of(Language.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  language -> MessageBundle.of(BUNDLE, language),
                  (bundle, another) -> bundle,
                  () -> new EnumMap<>(Language.class)));

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /**
   * A sentence with its arguments.
   *
   * @throws java.util.MissingResourceException where the bundle has none
   */
  public String say(String code, Object... arguments) {
    String sentence = bundle().getString(code);
    if (sentence.indexOf('{') < 0) {
      return sentence;
    }
    return PLACE
        .matcher(sentence)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    String.valueOf(arguments[Integer.parseInt(place.group(1))])));
  }

  public boolean has(String code) {
    return bundle().containsKey(code);
  }

  /** Words one after another, as the language lists them. */
  public String list(Iterable<String> words) {
    return String.join(say("listComma"), words);
  }

  private ResourceBundle bundle() {
    return Objects.requireNonNull(BUNDLES.get(language));
  }
}
