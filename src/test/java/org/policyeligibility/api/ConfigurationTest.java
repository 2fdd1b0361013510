package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.limits.Limits;

/**
 * A check of the documented configuration against the code. Every setting that is read is
 * documented, and every documented one is read.
 */
@Tag("apart")
class ConfigurationTest {
  private static final Pattern READ =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"(policy\\.[a-z.-]+)\"");
  private static final Pattern MAPPED = Pattern.compile("@ConfigMapping\\(");
  private static final Pattern TOLD = Pattern.compile("`(POLICY_[A-Z_]*[A-Z])(?:__<[^>]+>_)?`");

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ConfigurationTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String environment(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static Set<String> read() throws IOException {
    Set<String> read = new TreeSet<>();
    int mappings = 0;
    for (String source : sources()) {
      Matcher property = READ.matcher(source);
      while (property.find()) {
        read.add(environment(property.group(1)));
      }
      mappings += MAPPED.matcher(source).find() ? 1 : 0;
    }
    assertThat(mappings).as("mappings known to this test").isOne();
    for (Method limit : Limits.class.getDeclaredMethods()) {
      String name = limit.getName().replaceAll("([A-Z])", "-$1");
      read.add(environment(Limits.class.getAnnotation(ConfigMapping.class).prefix() + "." + name));
    }
    return read;
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void every_property_stands_in_the_table_and_no_other(String readme) throws IOException {
    Set<String> told = new TreeSet<>();
    text(Path.of(readme))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(
            line -> {
              Matcher name = TOLD.matcher(line.split("\\|", -1)[1]);
              while (name.find()) {
                told.add(name.group(1));
              }
            });
    assertThat(read()).hasSizeGreaterThan(15);
    assertThat(told).isEqualTo(read());
  }
}
