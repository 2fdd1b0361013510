package org.policyeligibility.ruleset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said in English where a fault is found, said in Chinese: {@code faults.zh.txt}. */
final class FaultPhrases {
  private static final Pattern NAME = Pattern.compile("\\{[0-9]}");

  /** Read when the first fault is told. */
  private static final class Known {
    static final List<Phrase> PHRASES = read();
  }

  /** One line of the file. */
  private record Phrase(Pattern en, String zh) {
    static Phrase of(String line) {
      String[] sides = line.split(" = ", 2);
      String pattern =
          Stream.of(NAME.split(sides[0], -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("(.*?)"));
      return new Phrase(Pattern.compile(pattern, Pattern.DOTALL), sides[1]);
    }
  }

  private FaultPhrases() {}

  private static List<Phrase> read() {
    try (InputStream file = FaultPhrases.class.getResourceAsStream("/ruleset/faults.zh.txt")) {
      if (file == null) {
        throw new IllegalStateException("faults.zh.txt is not in the program");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && line.contains(" = "))
          .map(Phrase::of)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The same in Chinese; in English where there is no phrase for it. */
  static String zh(String en) {
    for (Phrase phrase : Known.PHRASES) {
      Matcher said = phrase.en().matcher(en);
      if (said.matches()) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= said.groupCount(); i++) {
          names.add(said.group(i));
        }
        String zh = phrase.zh();
        return NAME.matcher(zh)
            .replaceAll(
                place -> Matcher.quoteReplacement(names.get(place.group().charAt(1) - '0')));
      }
    }
    return en;
  }
}
