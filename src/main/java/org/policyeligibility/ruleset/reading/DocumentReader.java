package org.policyeligibility.ruleset.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Source;
import org.policyeligibility.law.Territory;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.ruleset.text.YamlNode;

/** Reads {@code document.yaml}: what is true of a document as a whole. */
final class DocumentReader {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final @Nullable ValueList provinces;
  private final CrossReferences references;

  DocumentReader(@Nullable ValueList provinces, CrossReferences references) {
    this.provinces = provinces;
    this.references = references;
  }

  Document read(String id, YamlNode file) {
    file.only(
        "title",
        "number",
        "issuer",
        "issued",
        "inForce",
        "inForceBasis",
        "territory",
        "binding",
        "weight",
        "governs",
        "sources",
        "articles",
        "announcements",
        "advisories",
        "notes");
    boolean binding = file.bool("binding", true);
    YamlNode inForce = binding ? file.required("inForce") : file.optional("inForce");
    List<Source> sources = sources(file.required("sources"));
    return new Document(
        id,
        file.bilingual("title"),
        file.optionalBilingual("number"),
        file.bilingual("issuer"),
        file.optionalDate("issued"),
        inForce == null ? new InForce(null, null) : inForce(inForce),
        file.optionalBilingual("inForceBasis"),
        territory(file.optional("territory")),
        binding,
        file.bilingual("weight"),
        binding ? language("governs", file.text("governs"), file) : null,
        sources,
        articles(id, file, sources),
        file.list("announcements").stream()
            .map(yamlNode -> announcement(yamlNode, sources))
            .toList(),
        file.list("notes").stream().map(YamlNode::bilingual).toList());
  }

  private List<Article> articles(String document, YamlNode file, List<Source> sources) {
    Set<String> numbers = new HashSet<>();
    List<Article> articles = new ArrayList<>();
    for (YamlNode entry : file.list("articles")) {
      entry.only("article", "line", "title", "notCarried");
      Article article =
          new Article(
              entry.text("article"),
              entry.bilingual("title"),
              lines(entry, sources),
              entry.list("notCarried").stream()
                  .map(yamlNode -> omission(yamlNode, sources))
                  .toList());
      if (!numbers.add(article.number())) {
        entry.fault(Message.of("article-stands-twice", article.number()), Message.of("keep-one"));
      }
      references.article(entry, document, article);
      articles.add(article);
    }
    return articles;
  }

  private static Article.Omission omission(YamlNode entry, List<Source> sources) {
    entry.only("sentences", "part", "reason");
    List<Integer> sentences = entry.list("sentences").stream().map(YamlNode::count).toList();
    YamlNode part = entry.optional("part");
    Map<Language, String> words = new EnumMap<>(Language.class);
    if (part != null) {
      part.only("zh", "en");
      sources.forEach(source -> words.put(source.language(), part.text(source.language().code())));
      if (sentences.size() != 1) {
        entry.fault(Message.of("part-of-no-one-sentence"), Message.of("name-the-sentence"));
      }
    }
    return new Article.Omission(sentences, words, entry.bilingual("reason"));
  }

  private Announcement announcement(YamlNode entry, List<Source> sources) {
    entry.only("id", "line", "sentence", "quote", "became", "note");
    Map<Language, String> quotes = new EnumMap<>(Language.class);
    YamlNode quote = entry.required("quote").only("zh", "en");
    for (Source source : sources) {
      quotes.put(source.language(), quote.text(source.language().code()));
    }
    for (YamlNode clause : entry.list("became")) {
      references.clause(clause, clause.scalar());
    }
    return new Announcement(
        entry.text("id"),
        entry.count("sentence"),
        lines(entry, sources),
        quotes,
        entry.texts("became"),
        entry.optionalBilingual("note"));
  }

  /** The line of each source under {@code line}. */
  static Map<Language, Integer> lines(YamlNode entry, List<Source> sources) {
    YamlNode line = entry.required("line").only("zh", "en");
    Map<Language, Integer> lines = new EnumMap<>(Language.class);
    for (Source source : sources) {
      lines.put(source.language(), line.count(source.language().code()));
    }
    return lines;
  }

  /** The days in force under a key, both included. */
  static InForce inForce(YamlNode entry) {
    entry.only("from", "to");
    return days(entry, "from", "to");
  }

  /** The days between two keys, both included; either may be left out. */
  static InForce days(YamlNode entry, String first, String last) {
    LocalDate from = entry.optionalDate(first);
    LocalDate to = entry.optionalDate(last);
    if (from != null && to != null && to.isBefore(from)) {
      entry.fault(
          Message.of("the-last-day-lies-before-the-first"),
          Message.of("is-the-last-day-included", last));
      return new InForce(from, from);
    }
    return new InForce(from, to);
  }

  private Territory territory(@Nullable YamlNode entry) {
    if (entry == null) {
      return Territory.ANYWHERE;
    }
    entry.only("within", "outside");
    List<String> within = entry.texts("within");
    List<String> outside = entry.texts("outside");
    if (within.isEmpty() == outside.isEmpty()) {
      entry.fault(
          Message.of("a-territory-is-either-within-or-outside-provinces"),
          Message.of("give-one-of-the-two"));
    }
    List<String> all = new ArrayList<>(within);
    all.addAll(outside);
    for (String province : all) {
      if (provinces == null || !provinces.contains(province)) {
        entry.fault(Message.of("is-no-province", province), Message.of("use-a-code-of-iso-3166-2"));
      }
    }
    return new Territory(new LinkedHashSet<>(within), new LinkedHashSet<>(outside));
  }

  private static Language language(String key, String code, YamlNode entry) {
    for (Language language : Language.values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    entry.fault(Message.of("under-is-no-language", code, key), Message.of("zh-or-en"));
    return Language.ZH;
  }

  /** A source lies in the folder of sources, and nowhere else. */
  private static String fileName(YamlNode source) {
    String name = source.text("file");
    if (!FILE.matcher(name).matches()) {
      source.fault(
          Message.of("file-is-no-name-of-a-file"),
          Message.of("name-a-file-of-the-folder-of-sources"));
      return "";
    }
    return name;
  }

  private static List<Source> sources(YamlNode entry) {
    List<Source> sources = new ArrayList<>();
    entry
        .entries()
        .forEach(
            (code, source) -> {
              source.only("file", "sha256", "quality");
              String sha256 = source.text("sha256");
              if (!SHA256.matcher(sha256).matches()) {
                source.fault(
                    Message.of("the-sha256-is-not-64-hexadecimal-digits"),
                    Message.of("take-it-from-sha256sum"));
              }
              sources.add(
                  new Source(
                      language("sources", code, source),
                      fileName(source),
                      sha256,
                      source.optionalBilingual("quality")));
            });
    if (sources.isEmpty()) {
      entry.fault(Message.of("no-source"), Message.of("name-text-with-its-sha256"));
      sources.add(new Source(Language.ZH, "", "", null));
    }
    return sources;
  }
}
