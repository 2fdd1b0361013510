package org.policyeligibility.ruleset;

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
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Source;
import org.policyeligibility.law.Territory;
import org.policyeligibility.profile.ValueList;

/** Reads {@code document.yaml}: what is true of a document as a whole. */
final class DocumentReader {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final @Nullable ValueList provinces;
  private final References references;

  DocumentReader(@Nullable ValueList provinces, References references) {
    this.provinces = provinces;
    this.references = references;
  }

  Document read(String id, YamlEntry file) {
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
        "notes");
    boolean binding = file.bool("binding", true);
    YamlEntry inForce = binding ? file.required("inForce") : file.optional("inForce");
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
        file.list("announcements").stream().map(one -> announcement(one, sources)).toList(),
        file.list("notes").stream().map(YamlEntry::bilingual).toList());
  }

  private List<Article> articles(String document, YamlEntry file, List<Source> sources) {
    Set<String> numbers = new HashSet<>();
    List<Article> articles = new ArrayList<>();
    for (YamlEntry entry : file.list("articles")) {
      entry.only("article", "line", "title", "notCarried");
      Article article =
          new Article(
              entry.text("article"),
              entry.bilingual("title"),
              lines(entry, sources),
              entry.list("notCarried").stream().map(DocumentReader::omission).toList());
      if (!numbers.add(article.number())) {
        entry.fault("article " + article.number() + " stands twice", "keep one");
      }
      references.article(entry, document, article);
      articles.add(article);
    }
    return articles;
  }

  private static Article.Omission omission(YamlEntry entry) {
    entry.only("sentences", "reason");
    return new Article.Omission(
        entry.list("sentences").stream().map(YamlEntry::count).toList(), entry.bilingual("reason"));
  }

  private Announcement announcement(YamlEntry entry, List<Source> sources) {
    entry.only("id", "line", "sentence", "quote", "became", "note");
    Map<Language, String> quotes = new EnumMap<>(Language.class);
    YamlEntry quote = entry.required("quote").only("zh", "en");
    for (Source source : sources) {
      quotes.put(source.language(), quote.text(source.language().code()));
    }
    for (YamlEntry clause : entry.list("became")) {
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
  static Map<Language, Integer> lines(YamlEntry entry, List<Source> sources) {
    YamlEntry line = entry.required("line").only("zh", "en");
    Map<Language, Integer> lines = new EnumMap<>(Language.class);
    for (Source source : sources) {
      lines.put(source.language(), line.count(source.language().code()));
    }
    return lines;
  }

  /** The days in force under a key, both included. */
  static InForce inForce(YamlEntry entry) {
    entry.only("from", "to");
    LocalDate from = entry.optionalDate("from");
    LocalDate to = entry.optionalDate("to");
    if (from != null && to != null && to.isBefore(from)) {
      entry.fault("the last day in force lies before the first", "`to` is the last day in force");
      return new InForce(from, from);
    }
    return new InForce(from, to);
  }

  private Territory territory(@Nullable YamlEntry entry) {
    if (entry == null) {
      return Territory.ANYWHERE;
    }
    entry.only("within", "outside");
    List<String> within = entry.texts("within");
    List<String> outside = entry.texts("outside");
    if (within.isEmpty() == outside.isEmpty()) {
      entry.fault("a territory is either within or outside provinces", "give one of the two");
    }
    List<String> all = new ArrayList<>(within);
    all.addAll(outside);
    for (String province : all) {
      if (provinces == null || !provinces.contains(province)) {
        entry.fault("`" + province + "` is no province", "use a code of ISO 3166-2:CN, as CN-SH");
      }
    }
    return new Territory(new LinkedHashSet<>(within), new LinkedHashSet<>(outside));
  }

  private static Language language(String key, String code, YamlEntry entry) {
    for (Language language : Language.values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    entry.fault("`" + code + "` under `" + key + "` is no language", "zh or en");
    return Language.ZH;
  }

  /** A source lies in the folder of sources, and nowhere else. */
  private static String fileName(YamlEntry source) {
    String name = source.text("file");
    if (!FILE.matcher(name).matches()) {
      source.fault("`file` is no name of a file", "name a file of the folder of sources");
      return "";
    }
    return name;
  }

  private static List<Source> sources(YamlEntry entry) {
    List<Source> sources = new ArrayList<>();
    entry
        .entries()
        .forEach(
            (code, source) -> {
              source.only("file", "sha256", "quality");
              String sha256 = source.text("sha256");
              if (!SHA256.matcher(sha256).matches()) {
                source.fault("the sha256 is not 64 hexadecimal digits", "take it from sha256sum");
              }
              sources.add(
                  new Source(
                      language("sources", code, source),
                      fileName(source),
                      sha256,
                      source.optionalBilingual("quality")));
            });
    if (sources.isEmpty()) {
      entry.fault("no source", "name the text that was read, with its sha256");
      sources.add(new Source(Language.ZH, "", "", null));
    }
    return sources;
  }
}
