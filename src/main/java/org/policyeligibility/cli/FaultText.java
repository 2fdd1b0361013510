package org.policyeligibility.cli;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.InputFault;

/** What is wrong with something stated, in the words in which the service says it. */
final class FaultText {
  private static final String WORDS = "ValidationMessages";

  private FaultText() {}

  static String of(InputFault fault, Language language) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            WORDS,
            Locale.forLanguageTag(language.code()),
            FaultText.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String text = words.getString("fault." + key(fault));
    for (Map.Entry<String, String> detail : fault.details().entrySet()) {
      text = text.replace("{" + detail.getKey() + "}", detail.getValue());
    }
    return text;
  }

  private static String key(InputFault fault) {
    for (String detail : new String[] {"nearest", "above"}) {
      if (fault.details().containsKey(detail)) {
        return fault.code() + "." + detail;
      }
    }
    return fault.code();
  }
}
