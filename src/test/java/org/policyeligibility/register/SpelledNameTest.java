package org.policyeligibility.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpelledNameTest {
  private static final String CHARACTERS = "abcmABZ-01\u533a";

  @Test
  void a_distance_is_that_of_the_whole_table_up_to_what_is_allowed() {
    Random random = new Random(11);
    for (int i = 0; i < 200_000; i++) {
      String name = text(random);
      String other = random.nextBoolean() ? text(random) : changed(name, random);
      int allowed = random.nextInt(7);
      int whole =
          Math.min(
              allowed + 1, table(other.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)));
      assertThat(distance(name, other, allowed)).as("%s %s", name, other).isEqualTo(whole);
      assertThat(
              EditDistance.between(
                  other.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), allowed))
          .as("%s %s", name, other)
          .isEqualTo(whole);
    }
  }

  @Test
  void a_name_of_sixty_four_characters_and_a_longer_one_are_compared_alike() {
    for (int length : new int[] {63, 64, 65, 100}) {
      String name = "ab".repeat(50).substring(0, length);
      assertThat(distance(name, name + "c", 5)).isEqualTo(1);
      assertThat(distance(name, "c" + name.substring(1), 5)).isEqualTo(1);
      assertThat(distance(name, "ba" + name.substring(2), 5)).isEqualTo(1);
    }
  }

  private static int distance(String name, String other, int allowed) {
    String lower = other.toLowerCase(Locale.ROOT);
    return Math.min(
        allowed + 1, SpelledName.of(name).distance(lower, SpelledName.letters(lower), allowed));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private static String changed(String name, Random random) {
    StringBuilder text = new StringBuilder(name);
    for (int i = random.nextInt(4); i > 0 && text.length() > 1; i--) {
      int at = random.nextInt(text.length() - 1);
      char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, other);
        case 2 -> text.setCharAt(at, other);
        default -> text.insert(at, text.charAt(at + 1)).deleteCharAt(at + 2);
      }
    }
    return text.toString();
  }

  /** Optimal string alignment as its definition has it. */
  private static int table(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        table[i][j] =
            Math.min(Math.min(table[i - 1][j], table[i][j - 1]) + 1, table[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
