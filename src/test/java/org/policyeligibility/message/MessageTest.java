package org.policyeligibility.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void arguments_stand_where_their_sentence_names_them() {
    Message message = Message.of("no-fact-of", "citizenshp", "Person");
    assertThat(message.in(Language.EN)).isEqualTo("no fact `citizenshp` of Person");
    assertThat(message.in(Language.ZH)).isEqualTo("Person 没有事实 `citizenshp`");
  }

  @Test
  void an_argument_with_signs_of_a_pattern_or_a_place_is_put_in_as_it_is() {
    assertThat(Message.of("is-missing", "$1 \\ {0} '{1}'").in(Language.EN))
        .isEqualTo("`$1 \\ {0} '{1}'` is missing");
  }

  @Test
  void numbers_are_written_without_separators() {
    assertThat(Message.of("more-than", 65_536, Message.of("bytes")).in(Language.EN))
        .isEqualTo("more than 65536 bytes");
  }

  @Test
  void an_argument_in_two_languages_is_said_in_that_of_the_whole() {
    assertThat(Message.of("found", Message.of("the-end-of-the-file")).text())
        .isEqualTo(new Text("此处是 文件结尾", "found the end of the file"));
    assertThat(Message.of("as-written", new Text("写好", "write it")).text())
        .isEqualTo(new Text("写好", "write it"));
  }

  @Test
  void the_language_of_the_machine_decides_nothing() {
    Locale machine = Locale.getDefault();
    try {
      for (Locale locale :
          new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.FRENCH}) {
        Locale.setDefault(locale);
        assertThat(Message.of("add-it").text()).isEqualTo(new Text("请补上", "add it"));
      }
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void messages_of_one_code_and_the_same_arguments_are_equal() {
    assertThat(Message.of("is-missing", List.of(8, 9)).in(Language.EN))
        .isEqualTo("`8, 9` is missing");
    assertThat(Message.of("is-missing", List.of(8, 9)).in(Language.ZH)).contains("`8、9`");
    assertThat(Message.of("is-missing", "zh"))
        .isEqualTo(Message.of("is-missing", "zh"))
        .isNotEqualTo(Message.of("is-missing", "en"));
  }

  @Test
  void a_code_without_a_sentence_and_a_sentence_without_its_argument_are_defects() {
    assertThatExceptionOfType(MissingResourceException.class)
        .isThrownBy(() -> Message.of("no-such-code").in(Language.ZH));
    assertThatNullPointerException()
        .isThrownBy(() -> Message.of("is-missing").in(Language.EN))
        .withMessage("is-missing without argument 0");
  }
}
