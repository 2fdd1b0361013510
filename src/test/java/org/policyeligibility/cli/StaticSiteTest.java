package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.message.Language;
import org.policyeligibility.scenario.ScenarioReader;

/** The site that {@code doc} writes: whole, linked, of one language a page, and always the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaticSiteTest {
  private static final String SOURCES = System.getProperty("policy.sources", "../shared/sources");

  /** Latin letters that a Chinese page may hold: Chinese texts write these as well. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          // words of a translation, quoted where a note speaks of them
          "“[^”\\p{IsHan}]*”|（[A-Za-z ]+）"
              // parts of documents are numbered so
              + "|(?<![A-Za-z])[IVXLC]+(?:\\.[0-9]+)*(?![A-Za-z])"
              // classes of persons and of visas
              + "|(?<![A-Za-z])[A-Z](?=[类字])"
              // digests, the version of the rule set, and a publisher known by its address
              + "|[0-9a-f]{12,64}|english\\.www\\.gov\\.cn");

  private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9.&_-]*");

  /** Elements that say by their language, or as code, that they hold something else. */
  private static final String NOT_CHINESE = "[lang]:not([lang^=zh]), code, pre";

  @TempDir private static Path folder = Path.of("");
  private static final Map<String, Document> PAGES = new TreeMap<>();
  private static Path site = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    site = folder.resolve("site");
    CommandLineRun run =
        CommandLineRun.of("doc", "rules", "--out", site.toString(), "--sources", SOURCES);
    assertThat(run.code()).as(run.err()).isZero();
    files(site)
        .filter(file -> file.toString().endsWith(".html"))
        .forEach(file -> PAGES.put(name(file), parsed(file)));
  }

  @AfterAll
  static void forget() {
    PAGES.clear();
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  private static String name(Path file) {
    return site.relativize(file).toString().replace('\\', '/');
  }

  private static Document parsed(Path file) {
    return Jsoup.parse(text(file));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Document page(String name) {
    return PAGES.getOrDefault(name, new Document(""));
  }

  private static List<Provision> catalogue() {
    return Law.shipped().ruleset().catalogue();
  }

  @Test
  void every_clause_document_and_article_has_its_page_in_both_languages() {
    List<String> expected = new ArrayList<>();
    for (String prefix : List.of("", "en/")) {
      for (String whole : List.of("index", "benefits", "timeline", "facts")) {
        expected.add(prefix + whole + ".html");
      }
      catalogue().forEach(provision -> expected.add(prefix + provision.id() + ".html"));
      Law.shipped()
          .ruleset()
          .documents()
          .forEach(
              document -> {
                expected.add(prefix + document.id() + "/index.html");
                for (Article article : document.articles()) {
                  expected.add(prefix + document.id() + "/articles/" + article.number() + ".html");
                }
              });
    }
    assertThat(PAGES.keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it() {
    int followed = 0;
    for (Map.Entry<String, Document> page : PAGES.entrySet()) {
      Path here = site.resolve(page.getKey());
      for (Element link : page.getValue().select("[href], [src], [action]")) {
        String target = link.attr(link.hasAttr("href") ? "href" : "src");
        assertThat(target).as(page.getKey()).isNotEmpty().doesNotStartWith("/").doesNotContain(":");
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
        assertThat(file).as(page.getKey() + " " + target).isRegularFile();
        if (parts.length == 2) {
          assertThat(page(name(file)).getElementById(parts[1]))
              .as(page.getKey() + " " + target)
              .isNotNull();
        }
        followed++;
      }
    }
    assertThat(followed).isGreaterThan(5_000);
  }

  @Test
  void every_page_can_be_reached_from_the_first_one() {
    TreeSet<String> reached = new TreeSet<>(List.of("index.html"));
    List<String> open = new ArrayList<>(reached);
    while (!open.isEmpty()) {
      String from = open.remove(open.size() - 1);
      for (String target : page(from).select("a[href]").eachAttr("href")) {
        String file = target.split("#", 2)[0];
        String to =
            file.isEmpty() ? from : name(site.resolve(from).resolveSibling(file).normalize());
        if (reached.add(to)) {
          open.add(to);
        }
      }
    }
    assertThat(reached).isEqualTo(PAGES.keySet());
  }

  @Test
  void every_page_is_well_formed_has_one_heading_and_runs_nothing() throws IOException {
    for (Path file : files(site).filter(path -> path.toString().endsWith(".html")).toList()) {
      Parser parser = Parser.htmlParser().setTrackErrors(20);
      Document page = parser.parseInput(text(file), "");
      assertThat(parser.getErrors()).as(name(file)).isEmpty();
      assertThat(page.select("h1")).as(name(file)).hasSize(1);
      assertThat(page.title()).as(name(file)).isNotBlank();
      assertThat(page.select("script, style, [style], iframe, object, form")).isEmpty();
      List<String> ids = page.select("[id]").eachAttr("id");
      assertThat(ids).as(name(file)).doesNotHaveDuplicates();
      page.select("pre").remove();
      assertThat(page.text())
          .as(name(file))
          .doesNotContain("NOT_FOUND", "{w:")
          .doesNotContainPattern("\\bnull\\b");
    }
  }

  @Test
  void no_page_holds_a_control_or_a_format_character() throws IOException {
    for (Path file : files(site).toList()) {
      assertThat(text(file)).as(name(file)).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    }
  }

  @Test
  void no_english_word_stands_on_a_chinese_page_unless_chinese_texts_write_it_so() {
    Map<String, String> leaked = new TreeMap<>();
    PAGES.forEach(
        (name, page) -> {
          if (!name.startsWith("en/")) {
            Element copy = page.clone();
            copy.select(NOT_CHINESE).remove();
            for (String said : said(copy)) {
              LATIN
                  .matcher(ALLOWED.matcher(said).replaceAll(" "))
                  .results()
                  .map(MatchResult::group)
                  .forEach(word -> leaked.putIfAbsent(word, name + ": " + said));
            }
          }
        });
    assertThat(leaked).isEmpty();
  }

  @Test
  void no_chinese_word_stands_on_an_english_page_outside_quotes_and_terms_in_our_notes() {
    Pattern sentence = Pattern.compile("\\p{IsHan}{16,}");
    PAGES.forEach(
        (name, page) -> {
          if (name.startsWith("en/")) {
            Element copy = page.clone();
            copy.select("body [lang^=zh], code, pre").remove();
            assertThat(said(copy)).as(name).noneMatch(said -> sentence.matcher(said).find());
          }
        });
  }

  /** All that is read or read aloud. */
  private static List<String> said(Element page) {
    List<String> said = new ArrayList<>();
    for (Element element : page.getAllElements()) {
      for (Node child : element.childNodes()) {
        if (child instanceof TextNode text && !text.isBlank()) {
          said.add(text.text());
        }
      }
      for (String attribute : List.of("aria-label", "data-h", "title", "alt", "placeholder")) {
        if (element.hasAttr(attribute)) {
          said.add(element.attr(attribute));
        }
      }
    }
    return said;
  }

  @Test
  void the_marked_words_are_the_quoted_words_on_the_page_of_a_clause_and_of_its_article() {
    int marked = 0;
    for (Provision provision : catalogue()) {
      Clause clause = provision.clause();
      for (Language language : Language.values()) {
        Language held =
            clause.citation().quote().containsKey(language)
                ? language
                : clause.document().citedSource().language();
        String quote = clause.citation().quote().get(held);
        String prefix = language == Language.ZH ? "" : "en/";
        String article =
            clause.document().id() + "/articles/" + clause.citation().article() + ".html";
        for (String name : List.of(provision.id() + ".html", article)) {
          StringBuilder words = new StringBuilder();
          for (Element mark : page(prefix + name).select("mark")) {
            if (List.of(mark.attr("data-clause").split(" ")).contains(provision.id())) {
              words.append(mark.wholeText());
            }
          }
          assertThat(words.toString()).as(prefix + name).isEqualTo(quote);
          marked++;
        }
      }
    }
    assertThat(marked).isEqualTo(4 * catalogue().size());
  }

  @Test
  void an_article_is_whole_from_its_heading_to_the_one_before_the_next() {
    Document article = page("guofa-2020-7/articles/5.html").clone();
    article.select(".mark-end").remove();
    String text = article.select(".passage").text();
    assertThat(text).startsWith("（五）吸引培育一流创新人才。 支持国家高新区面向全球招才引智。").doesNotContain("（六）");
    assertThat(page("guofa-2020-7/articles/6.html").select(".passage").text())
        .doesNotContain("三、进一步激发");
    assertThat(page("en/guofa-2020-7/articles/5.html").select(".passage").text())
        .contains("Attract and cultivate first-class innovative talents");
  }

  @Test
  void a_clause_says_all_that_is_known_of_it() {
    for (Provision provision : catalogue()) {
      Document page = page(provision.id() + ".html");
      Clause clause = provision.clause();
      String text = page.text();
      assertThat(text).as(provision.id()).contains(clause.title().zh(), clause.number().value());
      if (clause.reason() != null) {
        assertThat(text).as(provision.id()).contains(clause.reason().zh());
      }
      provision.advisories().forEach(it -> assertThat(text).contains(it.text().zh()));
      clause.requires().forEach(it -> assertThat(text).contains(it.decidedBy().name().zh()));
      clause.materials().forEach(it -> assertThat(text).contains(it.text().zh()));
      assertThat(page.select(".criteria.two tbody tr"))
          .as(provision.id())
          .hasSameSizeAs(provision.criteria());
      assertThat(page.select("a").eachAttr("href"))
          .as(provision.id())
          .containsAll(
              Law.shipped().ruleset().relations(provision.id()).stream()
                  .map(relation -> "../" + relation.clause() + ".html")
                  .toList());
      assertThat(page.select(".examples tbody tr"))
          .as(provision.id())
          .hasSize(ScenarioReader.of(provision, Law.shipped().ruleset(), new ArrayList<>()).size());
      if (provision.ruleText() != null) {
        assertThat(page.select("pre.rule").first().wholeText()).isEqualTo(provision.ruleText());
      }
    }
  }

  @Test
  void benefits_have_all_their_bases_the_strongest_first() {
    Law.shipped()
        .ruleset()
        .benefits()
        .forEach(
            (id, clauses) -> {
              Element benefit = page("benefits.html").getElementById(id);
              assertThat(benefit).as(id).isNotNull();
              Element whole = benefit.tagName().equals("li") ? benefit : benefit.parent();
              assertThat(whole.select("a").eachAttr("href"))
                  .as(id)
                  .containsExactlyElementsOf(
                      clauses.stream().map(clause -> clause.id() + ".html").toList());
              assertThat(whole.select("svg")).as(id).hasSize(clauses.size() > 1 ? 1 : 0);
            });
  }

  @Test
  void a_picture_stays_within_its_frame() {
    for (Element picture : page("benefits.html").select("svg")) {
      double width = Double.parseDouble(picture.attr("width"));
      double height = Double.parseDouble(picture.attr("height"));
      for (Element box : picture.select("rect")) {
        double right = number(box, "x") + number(box, "width");
        double bottom = number(box, "y") + number(box, "height");
        assertThat(right).isLessThanOrEqualTo(width);
        assertThat(bottom).isLessThanOrEqualTo(height);
      }
    }
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.attr(attribute));
  }

  @Test
  void every_fact_is_told_with_the_clauses_that_look_at_it() {
    Document facts = page("facts.html");
    assertThat(facts.select(".fact")).hasSize(Law.shipped().ruleset().vocabulary().size());
    assertThat(facts.getElementById("person-birthDate").parent().select("a").eachAttr("href"))
        .contains("guofa-2020-7/5.3.html");
  }

  @Test
  void announcements_lead_to_what_they_became() {
    assertThat(page("meeting-2020-07-01/index.html").select(".announcement a").eachAttr("href"))
        .contains("../guofa-2020-7/17.3.html");
  }

  @Test
  void the_site_is_the_same_to_the_byte_whenever_it_is_written() throws IOException {
    Path again = folder.resolve("again");
    assertThat(
            CommandLineRun.of("doc", "rules", "--out", again.toString(), "--sources", SOURCES)
                .code())
        .isZero();
    Map<String, String> first = new LinkedHashMap<>();
    files(site).forEach(file -> first.put(name(file), text(file)));
    Map<String, String> second = new LinkedHashMap<>();
    files(again)
        .forEach(
            file -> second.put(again.relativize(file).toString().replace('\\', '/'), text(file)));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void without_the_sources_each_article_still_has_its_quotes() throws IOException {
    Path bare = folder.resolve("bare");
    assertThat(CommandLineRun.of("doc", "rules", "--out", bare.toString()).code()).isZero();
    Document article = parsed(bare.resolve("guofa-2020-7/articles/5.html"));
    assertThat(article.select("mark"))
        .as("the words of conditions, within a quote")
        .allMatch(mark -> mark.closest("blockquote") != null);
    assertThat(article.select("blockquote").text()).contains("申请工作许可的年龄可放宽至65岁");
  }

  @Test
  void sources_that_are_others_or_missing_are_named_and_nothing_is_written() throws IOException {
    Path others = Files.createDirectories(folder.resolve("others"));
    for (Path source : files(Path.of(SOURCES)).toList()) {
      Files.writeString(
          others.resolve(source.getFileName().toString()), Files.readString(source) + "x\n");
    }
    for (Path sources : List.of(others, folder.resolve("nowhere"))) {
      Path out = folder.resolve("unwritten");
      CommandLineRun run =
          CommandLineRun.of(
              "doc", "rules", "--out", out.toString(), "--sources", sources.toString());
      assertThat(run.code()).isNotZero();
      assertThat(run.err()).isNotBlank().doesNotContain("Exception");
      assertThat(out).doesNotExist();
    }
  }
}
