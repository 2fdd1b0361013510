package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The normal form of names and numbers, however they are typed. */
class NormalFormTest {
  private static final List<String> TYPED =
      List.of("PD-2024-000123", "张 三", "Müller Anna", "ｶﾞｲｼﾞﾝ 1", "No. 7/a (b)", "310115");

  /** Every blank that Unicode has. */
  private static final List<String> BLANKS =
      java.util.stream.IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
          .filter(point -> Character.getType(point) == Character.SPACE_SEPARATOR)
          .mapToObj(Character::toString)
          .toList();

  private static String blanks(Random random, int least) {
    return random
        .ints(least + random.nextInt(3), 0, BLANKS.size())
        .mapToObj(BLANKS::get)
        .collect(Collectors.joining());
  }

  /** As another keyboard or another program would have written it. */
  private static String retyped(String text, Random random) {
    String composed =
        Normalizer.normalize(
            text, random.nextBoolean() ? Normalizer.Form.NFD : Normalizer.Form.NFC);
    String inner =
        composed
            .codePoints()
            .mapToObj(
                point ->
                    point == ' '
                        ? blanks(random, 1)
                        : Character.toString(
                            point > ' ' && point < 0x7F && random.nextBoolean()
                                ? point + 0xFEE0
                                : point))
            .collect(Collectors.joining());
    return blanks(random, 0) + inner + blanks(random, 0);
  }

  @Property
  void a_text_has_one_form_however_wide_and_with_whatever_blanks_it_is_typed(@ForAll long seed) {
    Random random = new Random(seed);
    String text = TYPED.get(random.nextInt(TYPED.size()));
    String retyped = retyped(text, random);
    assertThat(NormalForm.of(retyped)).as(retyped).isEqualTo(NormalForm.of(text));
    assertThat(NormalForm.of(NormalForm.of(retyped))).isEqualTo(NormalForm.of(retyped));
  }

  @Property
  void the_form_of_a_form_is_itself(@ForAll String text) {
    assertThat(NormalForm.of(NormalForm.of(text))).isEqualTo(NormalForm.of(text));
  }

  @ParameterizedTest
  @CsvSource({"P-1, P-2", "张三, 張三", "müller, Müller", "P 1, P1", "'P\n1', 'P 1'"})
  void another_name_has_another_form(String name, String other) {
    assertThat(NormalForm.of(name)).isNotEqualTo(NormalForm.of(other));
  }

  /** Marks that have to be put in order take the square of their number. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_text_longer_than_any_name_is_left_as_it_is() {
    String marks = "a" + "\u0301".repeat(200_000) + "\u0316".repeat(200_000);
    assertThat(NormalForm.of(marks)).isEqualTo(marks);
  }
}
