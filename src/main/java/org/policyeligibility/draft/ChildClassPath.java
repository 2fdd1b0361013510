package org.policyeligibility.draft;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of a draft's process: this program, the engine, the readers of YAML and JSON. By
 * name, so that a library which is added later, such as a driver of a database, is not on it.
 */
final class ChildClassPath {
  /** As Maven names files, and with the group before it as a packaged application does. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(?:[a-z0-9_.-]+\\.)?"
              + "(?:drools-[a-z-]+|kie-(?:api|internal|memory-compiler|util-[a-z-]+)|ecj"
              + "|antlr-runtime|antlr4-runtime|javaparser-core|fastcsv|snakeyaml|jspecify"
              + "|jackson-(?:annotations|core|databind|datatype-jsr310)|slf4j-api)"
              + "-[0-9][A-Za-z0-9.]*\\.jar");

  private ChildClassPath() {}

  /** The entries: the program itself, the task if it lies elsewhere, the libraries they need. */
  static String of(Class<? extends DraftTask> task) {
    return of(program(), place(task));
  }

  static String of(Path program, Path task) {
    Set<Path> entries = new LinkedHashSet<>();
    entries.add(program);
    entries.add(task);
    libraries(program).filter(ChildClassPath::isNeeded).sorted().forEach(entries::add);
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Where this program lies. */
  private static Path program() {
    return place(DraftMain.class);
  }

  static boolean isNeeded(Path library) {
    return NEEDED.matcher(String.valueOf(library.getFileName())).matches();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("the program does not know where it lies", impossible);
    }
  }

  /** A packaged application keeps its libraries beside it; otherwise they are on the class path. */
  private static Stream<Path> libraries(Path program) {
    Path beside = program.resolve("../../lib/main").normalize();
    if (Files.isDirectory(beside) && Files.isRegularFile(program)) {
      try (Stream<Path> files = Files.list(beside)) {
        return files.toList().stream();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of);
  }
}
