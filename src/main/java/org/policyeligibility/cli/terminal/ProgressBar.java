package org.policyeligibility.cli.terminal;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A progress bar with rate and time left: rewritten in place on a terminal, a plain line now and
 * then elsewhere. By hand, since the terminal lets no library move the cursor.
 */
public final class ProgressBar {
  private static final int WIDTH = 24;
  private static final double NANOS = 1e9;
  private static final long MINUTE = 60;
  private static final long HOUR = 3_600;

  /** In seconds. */
  private static final double BETWEEN_BARS = 0.2;

  private static final double BETWEEN_LINES = 10;

  private final Terminal terminal;
  private final LongSupplier nanos;
  private final long total;
  private final long began;
  private final long rowsBefore;
  private final long positionBefore;
  private long shown;

  /**
   * A bar.
   *
   * @param nanos a clock that runs on, of which only differences count
   * @param rows that an earlier run has done
   * @param total the position of the last row; 0 where it is not known
   */
  public ProgressBar(Terminal terminal, LongSupplier nanos, long rows, long total) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.total = total;
    this.began = nanos.getAsLong();
    this.shown = began;
    this.rowsBefore = rows;
    this.positionBefore = rows;
  }

  /**
   * Shows how far the work is, unless that was just shown.
   *
   * @param rows that are done
   * @param position of the last of them
   */
  public void at(long rows, long position) {
    double since = (nanos.getAsLong() - shown) / NANOS;
    if (since >= (terminal.interactive() ? BETWEEN_BARS : BETWEEN_LINES)) {
      shown = nanos.getAsLong();
      String line = line(rows, position);
      if (terminal.interactive()) {
        terminal.err().print(AnsiStyle.lineAgain() + line);
        terminal.err().flush();
      } else {
        terminal.err().println(line);
      }
    }
  }

  /** Leaves the line of the bar to others. */
  public void end() {
    if (terminal.interactive()) {
      terminal.err().print(AnsiStyle.lineAgain());
      terminal.err().flush();
    }
  }

  private String line(long rows, long position) {
    double seconds = Math.max(0.001, (nanos.getAsLong() - began) / NANOS);
    String told =
        terminal.say(
            String.format(Locale.ROOT, "%,d 行，每秒 %,.0f 行", rows, (rows - rowsBefore) / seconds),
            String.format(
                Locale.ROOT, "%,d rows, %,.0f a second", rows, (rows - rowsBefore) / seconds));
    long worked = position - positionBefore;
    if (total <= 0 || worked <= 0) {
      return told;
    }
    double done = Math.min(1, (double) position / total);
    long left = Math.round(seconds * Math.max(0, total - position) / worked);
    String bar = terminal.interactive() ? "[" + bar(done) + "] " : "";
    return bar
        + String.format(Locale.ROOT, "%.0f %%  ", Math.floor(done * 100))
        + told
        + terminal.say("，大约还要 " + time(left), ", about " + time(left) + " left");
  }

  private static String bar(double done) {
    int full = (int) (done * WIDTH);
    return "#".repeat(full) + ".".repeat(WIDTH - full);
  }

  /** {@code 1:02:03}, {@code 2:03}. */
  private static String time(long seconds) {
    return seconds >= HOUR
        ? String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            seconds / HOUR,
            seconds / MINUTE % MINUTE,
            seconds % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE);
  }
}
