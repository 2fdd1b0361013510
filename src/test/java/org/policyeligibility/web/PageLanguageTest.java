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

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Versions, as a digest can spell "bbe", and what HTTP calls its headers and media types. */
  private static final Pattern CODE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}\\+[0-9a-f]{12}"
              + "|(?:Retry-After|Allow|Authorization|Content-Encoding)(?![a-z])|application/(?:ld\\+)?json");

  /** Codes and programs are in no language; no part of a title or an option can be marked. */
  private static final String OF_NONE = "code, input, script, title, option";

  /** Names that Chinese texts write in Latin letters. */
  private static final Set<String> NAMES =
      Set.of("zhangjiang", "zj", "ics", "Java", "gongzuo", "xuke", "gzxk");

  private static List<Visitor.Page> pages(String prefix) {
    List<Visitor.Page> pages = new ArrayList<>();
    for (String path :
        List.of(
            "/",
            "/law",
            "/law?q=65",
            "/law?q=%E5%BC%A0%E6%B1%9F",
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
    for (String zone : List.of("zj", "xiongan", "hainan", "wuhan", "suzhou", "bonded")) {
      pages.add(
          Visitor.begin(prefix, "enterprise", "heart")
              .send("place", Map.of("zone", List.of(zone), "search", List.of("1"))));
    }
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
        WORD.matcher(CODE.matcher(text).replaceAll(""))
            .results()
            .map(MatchResult::group)
            .filter(word -> !NAMES.contains(word))
            .forEach(word -> leaks.add(word + " in: " + text));
      }
    }
    assertThat(leaks).isEmpty();
  }

  /** A part in Chinese is spoken as such (WCAG 3.1.2); in an attribute nothing can be marked. */
  @Test
  void chinese_on_an_english_page_is_said_to_be_chinese() {
    Set<String> leaks = new TreeSet<>();
    for (Visitor.Page page : pages("/en")) {
      assertThat(page.document().select("html").attr("lang")).isEqualTo("en");
      texts(page, "en").stream()
          .filter(text -> CHINESE.matcher(text).find())
          .forEach(text -> leaks.add(page.path() + ": " + text));
      assertThat(page.document().select("[lang^=zh]").eachText())
          .as(page.path())
          .filteredOn(text -> !text.isEmpty() && !text.equals("§"))
          .allMatch(text -> CHINESE.matcher(text).find());
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
