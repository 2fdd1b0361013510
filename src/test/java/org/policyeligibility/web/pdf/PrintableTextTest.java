package org.policyeligibility.web.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No character is lost on the way to paper. */
@Tag("apart")
class PrintableTextTest {
  private static PrintableText printable(String text) {
    return PrintableText.of(text, EmbeddedFont::haveGlyph);
  }

  @Test
  void a_text_with_a_glyph_for_each_character_stays_as_it_is() {
    String text = "工作许可 65 years: “境外”, 〔2020〕7号 ✓×◐ 龍 é\n";
    assertThat(printable(text)).isEqualTo(new PrintableText(text, Set.of()));
  }

  @Test
  void a_character_without_a_glyph_becomes_a_mark_and_is_told_once() {
    PrintableText printable = printable("a😀b\u202Ec😀\u0000\uD800");
    assertThat(printable.text()).isEqualTo("a〓b〓c〓〓〓");
    assertThat(printable.missing()).containsExactly("U+1F600", "U+202E", "U+0000", "U+D800");
  }

  /** Of two that do, text extraction finds one where the other was written. */
  @Test
  void each_character_has_a_glyph_of_its_own() {
    for (EmbeddedFont font : EmbeddedFont.all()) {
      List<Integer> glyphs =
          IntStream.rangeClosed(' ', Character.MAX_VALUE)
              .map(font.glyphs()::getGlyphId)
              .filter(glyph -> glyph != 0)
              .boxed()
              .toList();
      assertThat(glyphs).as(font.family()).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
    }
  }
}
