package org.policyeligibility.decision.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;

/**
 * The launcher of a {@link Workload} in a process of its own: with its own classes in a jar and all
 * classes mapped from an archive, for to load them takes longer than most workloads live. Both are
 * made once; a JVM that makes no archive does without.
 */
final class WorkloadProgram {
  private static final Path FOLDER = folder();
  private static final String CLASS_PATH = classPath();
  private static final Path ARCHIVE = archive();

  private WorkloadProgram() {}

  static Process begin(Path output, DatabaseSettings settings, List<String> arguments) {
    return begin("-XX:SharedArchiveFile=" + ARCHIVE, output, settings, arguments);
  }

  private static Process begin(
      String option, Path output, DatabaseSettings settings, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                option,
                "-Xmx256m",
                "-classpath",
                CLASS_PATH,
                Workload.class.getName(),
                settings.url(),
                settings.user(),
                settings.password(),
                Integer.toString(settings.connections())));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private static Path folder() {
    try {
      Path data = Files.createDirectories(Path.of("target", "data"));
      return Files.createTempDirectory(data, "workload").toAbsolutePath();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** From a workload that ends itself when it has done some of everything. */
  private static Path archive() {
    Path archive = FOLDER.resolve("workload.jsa");
    Process workload =
        begin(
            "-XX:ArchiveClassesAtExit=" + archive,
            FOLDER.resolve("output"),
            Databases.embedded(),
            List.of(
                FOLDER.resolve("history").toString(), "s", Point.AFTER_THE_COMMIT.name(), "20"));
    try {
      if (!workload.waitFor(1, TimeUnit.MINUTES)) {
        workload.destroyForcibly();
      }
      return archive;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** An archive is of jars alone. What a workload needs comes first: it is looked for in order. */
  private static String classPath() {
    String whole = System.getProperty("java.class.path");
    Stream<String> first =
        Stream.of(
                org.h2.Driver.class,
                org.postgresql.Driver.class,
                io.agroal.api.AgroalDataSource.class,
                org.jdbi.v3.core.Jdbi.class,
                org.flywaydb.core.Flyway.class)
            .map(type -> place(type).toString());
    Stream<String> others =
        Stream.of(whole.split(File.pathSeparator))
            .filter(entry -> Files.isRegularFile(Path.of(entry)));
    return Stream.concat(Stream.of(jar().toString()), Stream.concat(first, others))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Path jar() {
    Path jar = FOLDER.resolve("workload.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      Set<String> there = new HashSet<>();
      Path program = place(Database.class);
      for (String folder : List.of("org/policyeligibility", "store", "store-postgresql")) {
        add(out, there, program, folder);
      }
      add(out, there, place(Workload.class), "org/policyeligibility/decision");
      return jar;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Folders too, for Flyway looks for one; the program and its tests have some in common. */
  private static void add(JarOutputStream out, Set<String> there, Path root, String below)
      throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve(below))) {
      for (Path file : all.toList()) {
        String name = root.relativize(file) + (Files.isDirectory(file) ? "/" : "");
        if (there.add(name)) {
          out.putNextEntry(new ZipEntry(name));
          if (!name.endsWith("/")) {
            Files.copy(file, out);
          }
          out.closeEntry();
        }
      }
    }
  }
}
