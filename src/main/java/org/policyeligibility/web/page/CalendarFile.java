package org.policyeligibility.web.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Writer of iCalendar files (RFC 5545) with events of whole days. By hand, since it needs no more
 * than escaping and folding, and the libraries for it bring parsers, time zones and caches along.
 */
public final class CalendarFile {
  /** A longer line is folded, in bytes. */
  private static final int LONGEST_LINE = 75;

  /** At nine in the morning; the event begins with its day. */
  private static final String A_WEEK_BEFORE = "-P6DT15H";

  private static final String END_OF_LINE = "\r\n";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private CalendarFile() {}

  /**
   * An event of a whole day.
   *
   * @param alarmed whether a reminder goes off in the morning, a week before
   */
  public record Event(LocalDate day, String summary, boolean alarmed) {}

  public static byte[] of(List<Event> events) {
    CalendarFile file = new CalendarFile();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//policyeligibility.org//pages//EN");
    String written = TIME.format(Instant.now());
    for (Event event : events) {
      file.line("BEGIN", "VEVENT");
      file.line("UID", identifier(event));
      file.line("DTSTAMP", written);
      file.line("DTSTART;VALUE=DATE", DAY.format(event.day()));
      file.line("SUMMARY", escaped(event.summary()));
      file.line("TRANSP", "TRANSPARENT");
      if (event.alarmed()) {
        file.line("BEGIN", "VALARM");
        file.line("ACTION", "DISPLAY");
        file.line("DESCRIPTION", escaped(event.summary()));
        file.line("TRIGGER", A_WEEK_BEFORE);
        file.line("END", "VALARM");
      }
      file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    return file.bytes.toByteArray();
  }

  /** Equal for events that are equal, so that a calendar that has it already replaces it. */
  private static String identifier(Event event) {
    return UUID.nameUUIDFromBytes((event.day() + event.summary()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** Writes a line, folded between characters and never within one. */
  private void line(String name, String value) {
    int length = 0;
    for (int character : (name + ":" + value).codePoints().toArray()) {
      byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
      if (length + encoded.length > LONGEST_LINE) {
        write(END_OF_LINE + " ");
        length = 1;
      }
      bytes.writeBytes(encoded);
      length += encoded.length;
    }
    write(END_OF_LINE);
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
