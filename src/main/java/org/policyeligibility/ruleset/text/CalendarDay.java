package org.policyeligibility.ruleset.text;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/**
 * A calendar day as it is written, {@code 2020-07-13}. One that does not exist is answered with the
 * length of its month: “not a date” would not be believed of {@code 2023-02-30}.
 */
public final class CalendarDay {
  private static final Pattern WRITTEN =
      Pattern.compile("(?<year>[0-9]{4})-(?<month>0[1-9]|1[0-2])-(?<day>[0-9]{2})");

  private CalendarDay() {}

  /** Why there is no such day; empty where that is for another reason than its month's length. */
  public static Optional<Message> whyNot(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    YearMonth month =
        YearMonth.of(Integer.parseInt(parts.group("year")), Integer.parseInt(parts.group("month")));
    int day = Integer.parseInt(parts.group("day"));
    return day >= 1 && day <= month.lengthOfMonth()
        ? Optional.empty()
        : Optional.of(Message.of("month-has-days", name(month), month.lengthOfMonth()));
  }

  private static Text name(YearMonth month) {
    String english = Month.from(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return new Text(
        month.getYear() + "年" + month.getMonthValue() + "月", english + " " + month.getYear());
  }
}
