package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.Test;

/**
 * The language of every text on a Chinese page: Chinese, or said to be another. A sentence that
 * stands in no bundle is found here as well, for it is in English.
 */
@QuarkusTest
class PageLanguageTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][a-z]{2,}");

  /**
   * Words of a translation that a Chinese text is about, versions, as a digest can spell "bbe", and
   * what HTTP calls its headers and media types.
   */
  private static final Pattern QUOTED =
      Pattern.compile(
          "“[^”]*”|（[^）]*）|\\d{4}-\\d{2}-\\d{2}\\+[0-9a-f]{12}"
              + "|(?:Retry-After|Allow|Authorization|Content-Encoding)(?![a-z])|application/(?:ld\\+)?json");

  /** Codes and quotations are in no language, and a hint says what can be typed in another one. */
  private static final String OF_NONE = "code, input, script, q, #q-hint";

  /** Names that Chinese texts write in Latin letters. */
  private static final Set<String> NAMES = Set.of("zhangjiang", "zj", "ics", "Java");

  private static List<Visitor.Page> pages(String prefix) {
    List<Visitor.Page> pages = new ArrayList<>();
    for (String path :
        List.of(
            "/",
            "/law",
            "/law/guofa-2020-7",
            "/law/guobanfa-2019-58",
            "/law/zhangjiang-2023",
            "/law/guofa-2020-7/5.3",
            "/law/guofa-2020-7/99.9",
            "/law/meeting-2020-07-01",
            "/law/guofa-2020-7/articles/5",
            "/law/benefits",
            "/law/timeline",
            "/law/facts",
            "/developers")) {
      pages.add(Visitor.open(prefix + path));
    }
    pages.add(Visitor.open(prefix + "/nothing", "Accept", "text/html"));
    pages.add(Visitor.open(prefix + "/").send(Map.of()));
    for (String type : List.of("person", "enterprise", "zone", "joint")) {
      String scope = type.equals("enterprise") ? "all" : "heart";
      Visitor.Page page = Visitor.begin(prefix, type, scope);
      while (!page.questions().isEmpty()) {
        pages.add(page);
        pages.add(page.send(Map.of()));
        page = page.send(Visitor.answers(page, Map.of()));
      }
      pages.add(page);
      pages.add(page.send(Map.of()));
      pages.add(page.send(Map.of("asOf", List.of("2019-01-01"))));
      pages.add(page.send(Map.of("asOf", List.of("2019-13-01"))));
    }
    return pages;
  }

  @Test
  void no_english_leaks_into_a_chinese_page() {
    Set<String> leaks = new TreeSet<>();
    for (Visitor.Page page : pages("")) {
      assertThat(page.document().select("html").attr("lang")).isEqualTo("zh-CN");
      for (String text : texts(page, "zh")) {
        WORD.matcher(QUOTED.matcher(text).replaceAll(""))
            .results()
            .map(MatchResult::group)
            .filter(word -> !NAMES.contains(word))
            .forEach(word -> leaks.add(word + " in: " + text));
      }
    }
    assertThat(leaks).isEmpty();
  }

  /** The texts and spoken attributes that are in a language. */
  private static List<String> texts(Visitor.Page page, String language) {
    List<String> texts = new ArrayList<>();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text
              && text.parent() instanceof Element parent
              && parent.closest(OF_NONE) == null
              && spoken(parent).startsWith(language)) {
            texts.add(text.text().strip());
          } else if (node instanceof Element element && spoken(element).startsWith(language)) {
            for (String name : List.of("aria-label", "placeholder", "title", "alt")) {
              texts.add(element.attr(name));
            }
          }
        },
        page.document());
    return texts;
  }

  private static String spoken(Element element) {
    Element marked = element.closest("[lang]");
    return marked == null ? "" : marked.attr("lang");
  }
}
