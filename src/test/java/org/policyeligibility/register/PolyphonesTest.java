package org.policyeligibility.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;

/**
 * Every reading in the register is one that its character has, and where a character has several,
 * the one it has in this name is written down here, word by word.
 */
class PolyphonesTest {
  private static final Properties WORDS = words();

  private static Properties words() {
    Properties words = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                PolyphonesTest.class.getResourceAsStream("/polyphones.properties")),
            StandardCharsets.UTF_8)) {
      words.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }

  private static List<Spelling> spellings() {
    ZoneRegister register = Law.shipped().ruleset().register();
    return Stream.of(
            register.zones().stream().flatMap(zone -> zone.spellings().stream()),
            register.demonstrationZones().stream().flatMap(zone -> zone.spellings().stream()),
            register.provinces().stream().flatMap(province -> province.names().stream()),
            register.cities().stream().map(City::name))
        .flatMap(spelling -> spelling)
        .toList();
  }

  /** The readings of a character in a dictionary, without tones. */
  private static Set<String> readings(char character) {
    Set<String> readings = new TreeSet<>();
    for (String reading : PinyinHelper.toHanyuPinyinStringArray(character)) {
      readings.add(reading.replaceAll("[0-9]", "").replace("u:", "ü"));
    }
    return readings;
  }

  @Test
  void every_syllable_is_a_reading_of_its_character() {
    List<String> wrong = new ArrayList<>();
    for (Spelling spelling : spellings()) {
      for (int i = 0; i < spelling.syllables().size(); i++) {
        if (!readings(spelling.written().charAt(i)).contains(spelling.syllables().get(i))) {
          wrong.add(spelling.written() + ": " + spelling.syllables().get(i));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_character_of_several_readings_has_the_one_pinned_for_its_word() {
    Map<String, String> unpinned = new TreeMap<>();
    for (Spelling spelling : spellings()) {
      for (int i = 0; i < spelling.syllables().size(); i++) {
        if (readings(spelling.written().charAt(i)).size() > 1 && !isPinned(spelling, i)) {
          unpinned.put(
              spelling.written() + "/" + spelling.written().charAt(i), spelling.syllables().get(i));
        }
      }
    }
    assertThat(unpinned).isEmpty();
  }

  /** A word around the character stands in the list, and reads as the register has it. */
  private static boolean isPinned(Spelling spelling, int at) {
    return WORDS.stringPropertyNames().stream().anyMatch(word -> isPinned(spelling, at, word));
  }

  private static boolean isPinned(Spelling spelling, int at, String word) {
    for (int from = spelling.written().indexOf(word);
        from >= 0;
        from = spelling.written().indexOf(word, from + 1)) {
      int to = from + word.length();
      if (from <= at
          && at < to
          && String.join(" ", spelling.syllables().subList(from, to))
              .equals(WORDS.getProperty(word))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void the_names_that_are_most_often_misread_are_right() {
    Map<String, String> cities = new TreeMap<>();
    Law.shipped()
        .ruleset()
        .register()
        .cities()
        .forEach(city -> cities.put(city.name().written(), city.name().pinyin()));
    assertThat(cities)
        .containsEntry("漯河市", "luo he shi")
        .containsEntry("六安市", "lu an shi")
        .containsEntry("蚌埠市", "beng bu shi")
        .containsEntry("长春市", "chang chun shi")
        .containsEntry("厦门市", "xia men shi")
        .containsEntry("乐山市", "le shan shi")
        .containsEntry("台州市", "tai zhou shi")
        .containsEntry("丽水市", "li shui shi")
        .containsEntry("泸州市", "lu zhou shi")
        .containsEntry("亳州市", "bo zhou shi")
        .containsEntry("衢州市", "qu zhou shi")
        .containsEntry("吕梁市", "lü liang shi");
  }
}
