package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.cli.terminal.Watch;
import org.policyeligibility.message.Language;

/** While somebody writes, a command runs again at every save and ends with the last code. */
class WatchTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_save_runs_it_again() throws Exception {
    Files.writeString(folder.resolve("facts.yaml"), "one");
    Terminal prompt =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            Map.of(),
            Language.EN,
            false);
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(2);
    ExecutorService person = Executors.newSingleThreadExecutor();
    Future<Integer> watching =
        person.submit(
            () ->
                Watch.over(
                    folder,
                    prompt,
                    () -> {
                      first.countDown();
                      second.countDown();
                      return runs.incrementAndGet();
                    }));
    assertThat(first.await(2, TimeUnit.MINUTES)).isTrue();
    Files.writeString(folder.resolve("facts.yaml"), "another");
    assertThat(second.await(2, TimeUnit.MINUTES)).isTrue();
    person.shutdownNow();
    assertThat(person.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    assertThat(watching.get()).isEqualTo(2);
  }
}
