package org.policyeligibility.draft.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyeligibility.law.Sha256;

/**
 * A content-addressed cache of rules compiled by earlier runs, so that an edit compiles only what
 * it changed. A file is named by the SHA-256 of its content: one that was altered is not used. What
 * is kept here is run only in the process of its own in which drafts run. Losing it costs time and
 * nothing else.
 */
public final class CompiledCache {
  private static final int MOST_FILES = 16;
  private static final long MOST_BYTES = 64L << 20;

  /** More is not sent to a run: it would take longer to read than to compile. */
  private static final long MOST_SENT = 8L << 20;

  private static final String ENDING = ".rules";

  private final Path folder;

  CompiledCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Where caches lie on this machine: {@code XDG_CACHE_HOME}, or {@code ~/.cache}.
   *
   * @param version of the program, for another one may compile otherwise
   */
  public static CompiledCache of(Map<String, String> environment, String version) {
    String named = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        named.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
    return new CompiledCache(caches.resolve("policy-eligibility").resolve(version));
  }

  /**
   * The compiled rules of earlier runs that are intact, newest first, up to the size that is sent
   * to a run.
   */
  List<byte[]> newest() {
    List<byte[]> intact = new ArrayList<>();
    long sent = 0;
    try {
      for (Path file : files()) {
        byte[] bytes = Files.readAllBytes(file);
        if (!nameOf(bytes).equals(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        } else if (sent + bytes.length <= MOST_SENT) {
          sent += bytes.length;
          intact.add(bytes);
        }
      }
    } catch (IOException unreadable) {
      return intact;
    }
    return intact;
  }

  /** Keeps what was compiled, and drops what is oldest beyond the bounds. */
  void keep(byte[] compiled) {
    try {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      Path whole = Files.createTempFile(folder, "new", ".tmp");
      Files.write(whole, compiled);
      Path file = folder.resolve(nameOf(compiled));
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      dropOldest();
    } catch (IOException full) {
      // A run without a cache is slower, not wrong.
      return;
    }
  }

  private void dropOldest() throws IOException {
    long bytes = 0;
    int count = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
      if (++count > MOST_FILES || bytes > MOST_BYTES) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Newest first. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted(Comparator.comparing(CompiledCache::modified).reversed())
          .toList();
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  private static String nameOf(byte[] bytes) {
    return Sha256.hex(bytes) + ENDING;
  }
}
