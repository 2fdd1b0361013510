package org.policyeligibility.web.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueList;

/** Formatting of values for people, in one language: 2026年11月22日, 5 years, 是. */
public record ValueText(Words words) {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter ZH_MONTH =
      DateTimeFormatter.ofPattern("yyyy年M月", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter EN_MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  /** The month of a day, where no more is known. */
  public String month(LocalDate day) {
    return (words.language() == Language.ZH ? ZH_MONTH : EN_MONTH).format(day);
  }

  public String day(LocalDate day) {
    return (words.language() == Language.ZH ? ZH : EN).format(day);
  }

  /**
   * A value of a fact.
   *
   * @param value as a profile holds it; null where it is unknown
   */
  public String of(Fact fact, @Nullable Object value) {
    if (value == null) {
      return words.say("valueUnknown");
    }
    if (value instanceof Set<?> set) {
      return set.isEmpty()
          ? fact.valueList().contains(ValueList.NONE)
              ? label(fact, ValueList.NONE)
              : words.say("valueNone")
          : words.list(set.stream().map(element -> label(fact, element.toString())).toList());
    }
    if (value instanceof Boolean truth) {
      return words.say(truth ? "yes" : "no");
    }
    if (value instanceof LocalDate day) {
      return day(day);
    }
    if (fact.type().hasValues()) {
      return label(fact, value.toString());
    }
    String number =
        value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    return fact.unit() == null
        ? number
        : words.say("valueWithUnit", number, fact.unit().in(words.language()));
  }

  private String label(Fact fact, String value) {
    return fact.valueList().get(value).label().in(words.language());
  }
}
