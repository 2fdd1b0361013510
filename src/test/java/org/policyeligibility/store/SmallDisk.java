package org.policyeligibility.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk of some megabytes, mounted, which is filled up and freed again. */
public final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTE = 1 << 20;
  private static final int LEAST = 512;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one. Where nobody lets it, a test is not run, and says so; with {@code CI=true} it
   * fails.
   */
  public static SmallDisk mounted(int megabytes) {
    try {
      Path data = Files.createDirectories(Path.of("target", "data"));
      SmallDisk disk = new SmallDisk(Files.createTempDirectory(data, "disk").toAbsolutePath());
      String refused = disk.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs");
      if (!refused.isEmpty()) {
        String why = "not run: no disk can be mounted here: " + refused;
        assumeTrue("true".equals(System.getenv("CI")), why);
        throw new IllegalStateException(why);
      }
      return disk;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Does it as root, or by sudo; why it was refused, or nothing. */
  private String run(String... words) {
    List<String> command = new ArrayList<>();
    if (!System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("sudo", "-n"));
    }
    command.addAll(List.of(words));
    command.add(folder.toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("it does not end: " + command);
      }
      return process.exitValue() == 0 ? "" : words[0] + " failed: " + said;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    } catch (IOException none) {
      return String.valueOf(none.getMessage());
    }
  }

  /** Where it is mounted. */
  public Path folder() {
    return folder;
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  /** Writes until there is no room for anything. */
  public void fill() {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      for (int length = MEGABYTE; length >= LEAST; ) {
        try {
          out.write(new byte[length]);
        } catch (IOException full) {
          length /= 2;
        }
      }
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Makes room again. */
  public void free() {
    try {
      Files.delete(ballast());
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  @Override
  public void close() {
    run("umount", "-l");
  }
}
