package org.policyeligibility.ruleset.drools;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The incremental build's up-to-date check, by content and not by time: an edit elsewhere in the
 * program, which compiles all its classes anew, does not compile an unchanged law again. What the
 * build would read is compared with what it read, and what it would write with what it wrote.
 */
final class UpToDateCheck {
  private static final String RECORD = "rules.uptodate";

  /** How one class of ours names another, in its constants and in what describes its members. */
  private static final Pattern NAMED = Pattern.compile("org[./]policyeligibility[./][\\w./$]+");

  private final Class<?> build;
  private final Path rules;
  private final Path output;
  private final Path sources;

  /**
   * For one build.
   *
   * @param build the program of the build, from which all is found that it can come to use
   * @param rules the folder of rules
   * @param output the folder of compiled classes, in which the build finds itself
   * @param sources the folder of sources, which may be missing
   */
  UpToDateCheck(Class<?> build, Path rules, Path output, Path sources) {
    this.build = build;
    this.rules = rules;
    this.output = output;
    this.sources = sources;
  }

  /** Whether everything is as the last build left it. */
  boolean isUpToDate() throws IOException {
    return Files.isRegularFile(record()) && Files.readString(record()).equals(state());
  }

  /** Before anything is written: a build that ends here has left nothing that counts. */
  void forget() throws IOException {
    Files.deleteIfExists(record());
  }

  /** After everything is written. */
  void remember() throws IOException {
    Files.writeString(record(), state());
  }

  /** Beside the classes, where it is no part of the program. */
  private Path record() {
    return output.resolveSibling(RECORD);
  }

  private String state() throws IOException {
    MessageDigest read = sha256();
    read.update(surroundings().getBytes(StandardCharsets.UTF_8));
    add(read, rules, files(rules));
    Path texts = Files.isDirectory(sources) ? sources.toRealPath() : sources;
    add(read, texts, files(texts));
    add(read, output, program());
    MessageDigest written = sha256();
    add(written, output, files(output.resolve(ShippedRules.CLASSES)));
    add(written, output, files(output.resolve(ShippedRules.LAW)));
    return hex(read) + "\n" + hex(written) + "\n";
  }

  /** The libraries, by their names with versions, and what else decides how a build goes. */
  private static String surroundings() {
    List<String> libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> String.valueOf(Path.of(entry).getFileName()))
            .toList();
    return libraries + "\0" + System.getenv("CI") + "\0" + Runtime.version();
  }

  /** The classes that the build can come to use, and all that is there beside classes. */
  private List<Path> program() throws IOException {
    TreeSet<Path> program = new TreeSet<>();
    for (Path file : files(output)) {
      String name = output.relativize(file).toString();
      if (!name.endsWith(".class") && !name.startsWith(Path.of(ShippedRules.LAW).toString())) {
        program.add(file);
      }
    }
    Deque<Path> open = new ArrayDeque<>();
    open.add(output.resolve(build.getName().replace('.', '/') + ".class"));
    while (!open.isEmpty()) {
      Path file = open.remove();
      if (Files.isRegularFile(file) && program.add(file)) {
        Matcher named = NAMED.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (named.find()) {
          open.add(output.resolve(named.group().replace('.', '/') + ".class"));
        }
      }
    }
    return List.copyOf(program);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private static void add(MessageDigest digest, Path folder, List<Path> files) throws IOException {
    for (Path file : files) {
      // A link is not what it leads to: no rule may be one.
      boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      byte[] bytes = plain ? Files.readAllBytes(file) : new byte[0];
      String head = folder.relativize(file) + "\0" + plain + "\0" + bytes.length + "\0";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    digest.update((files.size() + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
