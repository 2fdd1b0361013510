package org.policyeligibility.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calendar files against the syntax of RFC 5545. */
@Tag("apart")
class CalendarFileTest {
  private static final LocalDate DAY = LocalDate.of(2027, 3, 8);

  private static String written(String summary) {
    return written(summary, false);
  }

  private static String written(String summary, boolean alarmed) {
    return new String(
        CalendarFile.of(List.of(new CalendarFile.Event(DAY, summary, alarmed))),
        StandardCharsets.UTF_8);
  }

  @Test
  void an_event_is_a_whole_day_with_an_id_of_its_own() {
    String file = written("x");
    assertThat(file)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .contains("\r\nDTSTART;VALUE=DATE:20270308\r\n", "\r\nSUMMARY:x\r\n")
        .endsWith("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    assertThat(file.replaceAll("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(id(file)).isNotEqualTo(id(written("y")));
  }

  @Test
  void a_file_that_is_fetched_again_has_the_same_events_and_doubles_none() {
    assertThat(id(written("x"))).isEqualTo(id(written("x")));
  }

  @Test
  void a_reminder_goes_off_a_week_before_at_nine_in_the_morning() {
    assertThat(written("x", true))
        .contains(
            """
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:x
            TRIGGER:-P6DT15H
            END:VALARM
            END:VEVENT
            """
                .replace("\n", "\r\n"));
    assertThat(written("x")).doesNotContain("VALARM");
  }

  private static String id(String file) {
    return file.substring(file.indexOf("UID:"), file.indexOf("DTSTAMP"));
  }

  @Test
  void what_separates_values_is_escaped() {
    assertThat(written("a,b;c\\d\ne")).contains("SUMMARY:a\\,b\\;c\\\\d\\ne\r\n");
  }

  @Test
  void no_line_has_more_than_75_bytes_and_no_character_is_cut() {
    for (String text :
        List.of("年满六十五周岁".repeat(20), "x".repeat(67), "x".repeat(68), "𠮷".repeat(40))) {
      String file = written(text);
      assertThat(file.split("\r\n"))
          .allSatisfy(
              line ->
                  assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
      assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + text + "\r\n");
    }
  }
}
