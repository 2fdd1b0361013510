package org.policyeligibility.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyeligibility.message.Language;

/**
 * Tests of citations. A citation reads the same in whatever order its languages were written down.
 */
class CitationTest {
  @Test
  void the_words_come_chinese_first_in_whatever_order_they_were_written() {
    Map<Language, String> quote = new LinkedHashMap<>();
    quote.put(Language.EN, "relaxed to 65");
    quote.put(Language.ZH, "放宽至65岁");
    Citation citation = new Citation("5", 3, 3, Map.of(), Map.of(Language.ZH, 7), quote);
    assertThat(citation.quote().values()).containsExactly("放宽至65岁", "relaxed to 65");
    assertThat(citation.counted()).isEmpty();
  }
}
