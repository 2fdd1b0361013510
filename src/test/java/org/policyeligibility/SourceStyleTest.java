package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.policyeligibility.web.SharedServiceSuite;

/** A lint of names and comments. A stranger reads them first, and the compiler never does. */
class SourceStyleTest {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<comment>/\\*.*?\\*/|//[^\\n]*)"
              + "|(?<text>\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
              + "|(?<name>\\b[A-Za-z_]\\w*\\b(?!\\())",
          Pattern.DOTALL);

  /** Such a comment describes a thing without its name in the field. */
  private static final Predicate<String> BEGINS_WITHOUT_A_TERM =
      Pattern.compile("^(?:/\\*+|//)[\\s*]*(?:What|The same)\\b").asPredicate();

  private static final Predicate<String> SAYS_WHOEVER =
      Pattern.compile("\\bwhoever\\b", Pattern.CASE_INSENSITIVE).asPredicate();

  /** It goes back over what it has matched, a call deeper for each time. */
  private static final Predicate<String> REPEATS_A_GROUP_AND_GIVES_BACK =
      Pattern.compile("\\(\\?:.*\\)[*+](?![+*])").asPredicate();

  @Test
  void a_pattern_repeats_a_group_as_often_as_it_stands_there() throws IOException {
    assertThat(found(Path.of("src/main"), "text", REPEATS_A_GROUP_AND_GIVES_BACK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main", "src/test", "src/bench", "src/spark"})
  void no_variable_is_called_one(Path root) throws IOException {
    assertThat(found(root, "name", name -> name.equals("one"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main", "src/test", "src/bench", "src/spark"})
  void a_comment_begins_with_the_term_for_the_thing(Path root) throws IOException {
    assertThat(found(root, "comment", BEGINS_WITHOUT_A_TERM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main", "src/test", "src/bench", "src/spark"})
  void a_comment_says_who_is_meant(Path root) throws IOException {
    assertThat(found(root, "comment", SAYS_WHOEVER)).isEmpty();
  }

  /** Both are given to JVMs as they come: twice the same, or none of them, would not be seen. */
  @Test
  void the_suite_of_one_service_has_every_other_test_of_a_service() throws IOException {
    List<String> apart = Files.readAllLines(Path.of("src/test/apart.txt"));
    String[] leftOut =
        Objects.requireNonNull(
                SharedServiceSuite.class.getAnnotation(ExcludeClassNamePatterns.class))
            .value();
    Path root = Path.of("src/test/java");
    for (String part : List.of("api", "web")) {
      try (Stream<Path> files = Files.walk(root.resolve("org/policyeligibility").resolve(part))) {
        files
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .filter(file -> file.endsWith("Test.java") && !file.endsWith("LongTest.java"))
            .forEach(
                file -> {
                  String name = file.replace('/', '.').replaceAll("[.]java$", "");
                  assertThat(Stream.of(leftOut).anyMatch(name::matches))
                      .as(name)
                      .isEqualTo(apart.contains(file));
                });
      }
    }
  }

  /** The build gives each run of tests its classes by that list. */
  @Test
  void the_list_of_tests_apart_names_exactly_those_that_are_tagged_so() throws IOException {
    Path root = Path.of("src/test/java");
    try (Stream<Path> files = Files.walk(root)) {
      List<String> tagged =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .filter(file -> read(file).contains("\n@Tag(\"apart\")"))
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      assertThat(Files.readAllLines(Path.of("src/test/apart.txt"))).isEqualTo(tagged);
    }
  }

  private static List<String> found(Path root, String group, Predicate<String> wanted)
      throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(
              file -> {
                String source = read(file);
                Matcher word = WORD.matcher(source);
                while (word.find()) {
                  String text = word.group(group);
                  if (text != null && wanted.test(text)) {
                    long line = source.substring(0, word.start() + 1).lines().count();
                    found.add(String.format(Locale.ROOT, "%s:%d %s", file, line, text));
                  }
                }
              });
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
