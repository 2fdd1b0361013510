package org.policyeligibility.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.message.Language;

/** Parts in the other language, wherever the renderer cuts the markup into pieces. */
class LanguageOfPartsTest {
  private static String marked(Language page, String markup) {
    return new LanguageOfParts(page).next(markup);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "co-investment (跟投) of state VC|co-investment ([跟投]) of state VC",
        "the number is 国发〔2020〕7号, of 2020|the number is [国发〔2020〕7号], of 2020",
        "<a title=\"跟投\">x</a>|<a title=\"跟投\">x</a>",
        "<p lang=\"zh-CN\">跟<p>投</p>资</p> 跟投|<p lang=\"zh-CN\">跟<p>投</p>资</p> [跟投]",
        "<code>跟投</code><title>跟投</title>|<code>跟投</code><title>跟投</title>",
        "<option>跟投</option>跟投|<option>跟投</option>[跟投]",
        "no Chinese &amp; no change|no Chinese &amp; no change"
      })
  void chinese_in_an_english_page(String markup, String marked) {
    String expected = marked.replace("[", "<span lang=\"zh-CN\">").replace("]", "</span>");
    assertThat(marked(Language.EN, markup)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "英文译作“assimilation”，有误|英文译作“[assimilation]”，有误",
        "所列为举例（译文有“etc.”）|所列为举例（译文有“[etc.]”）",
        "企业创投基金（CVC）|企业创投基金（CVC）",
        "“Tom &amp; Jerry”|“[Tom &amp; Jerry]”",
        "left untranslated|left untranslated",
        "<q lang=\"en\">“as it is”</q>|<q lang=\"en\">“as it is”</q>"
      })
  void quoted_english_in_a_chinese_page(String markup, String marked) {
    String expected = marked.replace("[", "<span lang=\"en\">").replace("]", "</span>");
    assertThat(marked(Language.ZH, markup)).isEqualTo(expected);
  }

  @Test
  void a_tag_that_comes_in_pieces_is_one_tag() {
    LanguageOfParts parts = new LanguageOfParts(Language.EN);
    String whole =
        List.of("<p lang=\"", "zh-CN", "\">跟投<b", ">", "跟投</b></", "p>跟投").stream()
            .map(parts::next)
            .collect(Collectors.joining());
    assertThat(whole).isEqualTo("<p lang=\"zh-CN\">跟投<b>跟投</b></p><span lang=\"zh-CN\">跟投</span>");
  }
}
