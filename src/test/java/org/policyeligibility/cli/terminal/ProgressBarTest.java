package org.policyeligibility.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.policyeligibility.message.Language;

/** A user who waits sees how far the work is; a file of a log is not filled with bars. */
class ProgressBarTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressBar bar(boolean interactive, Language language, long done, long total) {
    return new ProgressBar(
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Map.of(),
            language,
            interactive),
        nanos::get,
        done,
        total);
  }

  private void pass(long milliseconds) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }

  @Test
  void on_a_terminal_one_line_is_rewritten_with_bar_rate_and_time_left() {
    ProgressBar bar = bar(true, Language.EN, 0, 40_000);
    pass(199);
    bar.at(5_000, 5_000);
    assertThat(err.toString()).isEmpty();
    pass(801);
    bar.at(10_000, 10_000);
    bar.at(10_001, 10_001);
    assertThat(err.toString())
        .isEqualTo(
            "\r\u001b[2K[######..................] 25 %  10,000 rows, 10,000 a second, about 0:03"
                + " left");
    bar.end();
    assertThat(err.toString()).endsWith("\r\u001b[2K");
  }

  @Test
  void elsewhere_a_plain_line_is_written_every_ten_seconds() {
    ProgressBar bar = bar(false, Language.ZH, 0, 800_000);
    pass(9_999);
    bar.at(90_000, 90_000);
    assertThat(err.toString()).isEmpty();
    pass(1);
    bar.at(100_000, 100_000);
    bar.at(100_064, 100_064);
    bar.end();
    assertThat(err.toString()).isEqualToIgnoringNewLines("12 %  100,000 行，每秒 10,000 行，大约还要 1:10");
  }

  @Test
  void a_run_that_goes_on_counts_its_rate_from_where_it_began() {
    ProgressBar bar = bar(false, Language.EN, 500_000, 1_000_000);
    pass(10_000);
    bar.at(600_000, 600_000);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("60 %  600,000 rows, 10,000 a second, about 0:40 left");
  }

  @Test
  void of_a_population_that_does_not_say_how_large_it_is_no_time_left_is_told() {
    ProgressBar bar = bar(false, Language.EN, 0, 0);
    pass(10_000);
    bar.at(1_000, 1_001);
    assertThat(err.toString()).isEqualToIgnoringNewLines("1,000 rows, 100 a second");
  }
}
