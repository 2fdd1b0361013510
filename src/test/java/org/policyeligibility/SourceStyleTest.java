package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lint of names. A stranger reads them first, and the compiler never does. */
class SourceStyleTest {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<comment>/\\*.*?\\*/|//[^\\n]*)"
              + "|(?<text>\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
              + "|(?<name>\\b[A-Za-z_]\\w*\\b(?!\\())",
          Pattern.DOTALL);

  @Test
  void no_variable_is_called_one() throws IOException {
    assertThat(found(name -> name.equals("one"))).isEmpty();
  }

  private static List<String> found(Predicate<String> wanted) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(
              file -> {
                String source = read(file);
                Matcher word = WORD.matcher(source);
                while (word.find()) {
                  String text = word.group("name");
                  if (text != null && wanted.test(text)) {
                    long line = source.substring(0, word.start()).lines().count();
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
