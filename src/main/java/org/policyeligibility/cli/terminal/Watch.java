package org.policyeligibility.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The file watch behind {@code --watch}: runs a command again when rules are saved. */
public final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private Watch() {}

  /** The command that is run each time. */
  public interface Run {
    int once() throws IOException;
  }

  /** Runs it now, and again whenever a file below the folder has changed. */
  public static int over(Path folder, Terminal terminal, Run run) throws IOException {
    int code = ExitCode.OK;
    long seen = 0;
    while (true) {
      long state = state(folder);
      if (state != seen) {
        seen = state;
        code = run.once();
        terminal
            .out()
            .println(terminal.say("等待改动……（Ctrl-C 结束）", "waiting for a change … (Ctrl-C ends)"));
        terminal.out().flush();
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return code;
      }
    }
  }

  /** Changes when a file is added, removed or written. */
  private static long state(Path root) throws IOException {
    long state = 1;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        state = 31 * state + file.hashCode();
        state = 31 * state + Files.getLastModifiedTime(file).toMillis();
        state = 31 * state + Files.size(file);
      }
    } catch (NoSuchFileException removedMeanwhile) {
      return -state;
    }
    return state;
  }
}
