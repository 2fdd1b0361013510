package org.policyeligibility.answer.term;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueSet;

/** The wording of a value for those who read reports: its label, yes or no, a number as it is. */
public final class ValueInWords {
  private ValueInWords() {}

  /**
   * The value of a fact in words.
   *
   * @param value as a profile holds it; null where it is unknown
   */
  public static String of(Fact fact, @Nullable Object value, Language language) {
    boolean chinese = language == Language.ZH;
    if (value == null) {
      return chinese ? "未填" : "not stated";
    }
    if (value instanceof ValueSet set) {
      return set.isEmpty()
          ? chinese ? "没有" : "none"
          : set.stream()
              .map(each -> label(fact, each, language))
              .collect(Collectors.joining(chinese ? "、" : ", "));
    }
    if (value instanceof Boolean truth) {
      return truth ? chinese ? "是" : "yes" : chinese ? "否" : "no";
    }
    return label(fact, value.toString(), language);
  }

  private static String label(Fact fact, String value, Language language) {
    return fact.type().hasValues() && fact.valueList().contains(value)
        ? fact.valueList().get(value).label().in(language)
        : value;
  }
}
