package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * A phonetic index of a Chinese text: every reading of each character, so that a text is found as
 * people type it on a keyboard. Which reading is the right one need not be known for that.
 */
final class PinyinText {
  /** Fewer letters would find everything. */
  private static final int FEWEST_INITIALS = 3;

  private final List<List<String>> readings;

  private PinyinText(List<List<String>> readings) {
    this.readings = readings;
  }

  static PinyinText of(String text) {
    List<List<String>> readings = new ArrayList<>();
    text.chars().forEach(unit -> add((char) unit, readings));
    return new PinyinText(List.copyOf(readings));
  }

  private static void add(char character, List<List<String>> readings) {
    if (character == '\n') {
      // Nothing is spelt across the end of a text.
      readings.add(List.of());
      return;
    }
    String[] known = PinyinHelper.toHanyuPinyinStringArray(character);
    if (known != null) {
      TreeSet<String> syllables = new TreeSet<>();
      for (String syllable : known) {
        syllables.add(syllable.replaceAll("[^a-z]", ""));
      }
      readings.add(List.copyOf(syllables));
    } else if (Character.isLetterOrDigit(character)) {
      readings.add(List.of(String.valueOf(Character.toLowerCase(character))));
    }
  }

  /** Sounds that many speakers do not tell apart, and spell alike. */
  private static String alike(String letters) {
    return letters.replace("zh", "z").replace("ch", "c").replace("sh", "s").replace("ng", "n");
  }

  /** The index in which zhang and zan are the same; {@link #soundsAlike} asks it. */
  PinyinText blurred() {
    return new PinyinText(
        readings.stream()
            .map(syllables -> syllables.stream().map(PinyinText::alike).distinct().toList())
            .toList());
  }

  /** Of a blurred index, whether syllables are spelt nearly so. */
  boolean soundsAlike(String letters) {
    return sounds(alike(letters));
  }

  /** Whether syllables of the text, from one of its characters on, are spelt so. */
  boolean sounds(String letters) {
    for (int i = 0; i < readings.size(); i++) {
      if (spells(i, letters, 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean spells(int character, String letters, int at) {
    if (at == letters.length()) {
      return true;
    }
    if (character == readings.size()) {
      return false;
    }
    for (String syllable : readings.get(character)) {
      boolean whole =
          letters.startsWith(syllable, at)
              && spells(character + 1, letters, at + syllable.length());
      // The last syllable may still be being typed.
      boolean begun = at > 0 && syllable.startsWith(letters.substring(at));
      if (whole || begun) {
        return true;
      }
    }
    return false;
  }

  /** Whether characters of the text, one after another, begin with these letters. */
  boolean begins(String letters) {
    if (letters.length() < FEWEST_INITIALS) {
      return false;
    }
    for (int i = 0; i + letters.length() <= readings.size(); i++) {
      if (beginsAt(i, letters)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsAt(int first, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      String letter = letters.substring(i, i + 1);
      if (readings.get(first + i).stream().noneMatch(syllable -> syllable.startsWith(letter))) {
        return false;
      }
    }
    return true;
  }
}
