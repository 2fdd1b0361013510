package org.policyeligibility.web.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A timeline chart: a bar for each text while it is in force, over a scale of years. */
final class TimelinePicture {
  private static final int WIDTH = 1060;
  private static final int ROW = 56;
  private static final int BAR = 16;
  private static final int SCALE = 34;

  /** Above the rows, where the day is named. */
  private static final int HEAD = 24;

  /** Months that are drawn before the first day. */
  private static final int MARGIN = 2;

  /** Months that are drawn after the last day that is known, so that a bar can point beyond it. */
  private static final int BEYOND = 12;

  private final LocalDate begin;
  private final long days;

  private TimelinePicture(LocalDate begin, LocalDate end) {
    this.begin = begin;
    this.days = ChronoUnit.DAYS.between(begin, end);
  }

  /**
   * A row of the chart.
   *
   * @param last null where no end is known
   */
  record Span(String label, LocalDate first, @Nullable LocalDate last, boolean point) {}

  /** A bar, or a point in time. */
  public record BarView(
      String label,
      int labelX,
      String anchor,
      int labelY,
      int x,
      int y,
      int width,
      boolean point,
      boolean open) {
    public int height() {
      return BAR;
    }

    public int centre() {
      return y + BAR / 2;
    }

    /** The outline of a bar that points beyond what is known. */
    public String arrow() {
      int tip = x + width;
      return "M"
          + x
          + " "
          + y
          + " H"
          + (tip - BAR)
          + " L"
          + tip
          + " "
          + centre()
          + " L"
          + (tip - BAR)
          + " "
          + (y + BAR)
          + " H"
          + x
          + " Z";
    }
  }

  /** A year on the scale. */
  public record YearView(int x, String year) {}

  /** The day of the page, up to which it is known what is in force. */
  public record DayView(int x, String label) {}

  /** The whole drawing. */
  public record PictureView(
      int width,
      int height,
      int floor,
      List<BarView> bars,
      List<YearView> years,
      @Nullable DayView day,
      String says) {}

  /**
   * The drawing.
   *
   * @param day up to which at least it reaches; null where no day is known
   * @param dayLabel what the day is called
   */
  static @Nullable PictureView of(
      List<Span> spans, @Nullable LocalDate day, String dayLabel, String says) {
    if (spans.isEmpty()) {
      return null;
    }
    LocalDate begin =
        spans.stream()
            .map(Span::first)
            .min(Comparator.naturalOrder())
            .orElseThrow()
            .minusMonths(MARGIN);
    LocalDate end =
        Stream.concat(
                Stream.ofNullable(day),
                spans.stream().map(span -> span.last() == null ? span.first() : span.last()))
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .plusMonths(BEYOND);
    TimelinePicture scale = new TimelinePicture(begin, end);
    List<BarView> bars = new ArrayList<>();
    for (Span span : spans) {
      bars.add(scale.bar(span, bars.size()));
    }
    List<YearView> years = new ArrayList<>();
    for (int year = begin.getYear() + 1; year <= end.getYear(); year++) {
      years.add(new YearView(scale.x(LocalDate.of(year, 1, 1)), String.valueOf(year)));
    }
    int floor = HEAD + ROW * spans.size() + 8;
    return new PictureView(
        WIDTH,
        floor + SCALE,
        floor,
        bars,
        years,
        day == null ? null : new DayView(scale.x(day), dayLabel),
        says);
  }

  private BarView bar(Span span, int row) {
    int from = x(span.first());
    LocalDate last = span.last();
    int to = last == null ? WIDTH : x(last.plusDays(1));
    boolean left = from < WIDTH / 2;
    int top = HEAD + ROW * row;
    return new BarView(
        span.label(),
        left ? from : Math.max(to, from),
        left ? "start" : "end",
        top + 20,
        from,
        top + 28,
        span.point() ? BAR : Math.max(to - from, 2),
        span.point(),
        last == null && !span.point());
  }

  private int x(LocalDate day) {
    return (int) (ChronoUnit.DAYS.between(begin, day) * WIDTH / days);
  }
}
