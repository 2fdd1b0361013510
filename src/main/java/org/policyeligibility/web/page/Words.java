package org.policyeligibility.web.page;

import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.MessageBundle;

/** The message bundle of the pages in one language: all that they say in words of ours. */
public record Words(Language language) {
  public static final String BUNDLE = "web/words";

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /**
   * A sentence with its arguments.
   *
   * @throws java.util.MissingResourceException where the bundle has none
   */
  public String say(String code, Object... arguments) {
    return PLACE
        .matcher(bundle().getString(code))
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
    return MessageBundle.of(BUNDLE, language);
  }
}
