package org.policyeligibility.ruleset.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Whether a document that lists its articles accounts for the whole text: every article of the text
 * is listed, and every sentence of an article, to its last words, is carried by a clause or said
 * not to be.
 */
record TextCoverage(
    Document document, List<Clause> clauses, SourceTexts texts, EntryLines entries) {
  /**
   * A heading above articles is no article: {@code 4. Promote the industry …} above {@code (10)}.
   */
  private static final Pattern IN_BRACKETS = Pattern.compile("\\s*[（(].*");

  List<RulesetFault> faults() {
    List<RulesetFault> faults = new ArrayList<>();
    if (document.articles().isEmpty()) {
      return faults;
    }
    for (Source source : document.sources()) {
      articles(source, faults);
    }
    for (Article article : document.articles()) {
      sentences(article, document.citedSource(), faults);
    }
    if (faults.isEmpty()) {
      for (Article article : document.articles()) {
        document.sources().forEach(source -> words(article, source, faults));
      }
    }
    return faults;
  }

  /** Each line on which an article begins is listed, and each line that is listed begins one. */
  private void articles(Source source, List<RulesetFault> faults) {
    Set<Integer> beginnings = beginnings(texts.lines(source));
    Map<Integer, Article> listed =
        document.articles().stream()
            .collect(
                Collectors.toMap(
                    article -> line(article, source),
                    Function.identity(),
                    (first, second) -> first,
                    TreeMap::new));
    for (int line : beginnings) {
      if (!listed.containsKey(line)) {
        fault(
            entries.of(path(), "articles"),
            Message.of("article-is-not-listed", line, source.file()),
            Message.of("list-the-article"),
            faults);
      }
    }
    for (Map.Entry<Integer, Article> entry : listed.entrySet()) {
      int line = entry.getKey();
      if (!beginnings.contains(line)) {
        fault(
            place(entry.getValue(), "line", source.language().code()),
            Message.of("no-article-begins-in-line", line, source.file()),
            Message.of("correct-line-under-articles"),
            faults);
      }
    }
  }

  private static Set<Integer> beginnings(List<String> lines) {
    Set<Integer> all = new TreeSet<>();
    Set<Integer> inBrackets = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (CoveredText.NUMBER.matcher(lines.get(i)).lookingAt()) {
        all.add(i + 1);
        if (IN_BRACKETS.matcher(lines.get(i)).matches()) {
          inBrackets.add(i + 1);
        }
      }
    }
    return inBrackets.isEmpty() ? all : inBrackets;
  }

  private static int line(Article article, Source source) {
    return article.lines().getOrDefault(source.language(), 0);
  }

  /** Each sentence of the lines that clauses of an article cite is carried, or said not to be. */
  private void sentences(Article article, Source source, List<RulesetFault> faults) {
    List<Clause> carrying =
        clauses.stream()
            .filter(clause -> clause.citation().article().equals(article.number()))
            .toList();
    Set<Integer> accounted = new TreeSet<>();
    Set<Integer> lines = new TreeSet<>();
    for (Clause clause : carrying) {
      int line = clause.citation().lines().getOrDefault(source.language(), 0);
      lines.add(line);
      Citation citation = clause.citation();
      int first = citation.counted().getOrDefault(source.language(), citation.sentence());
      for (int i = citation.sentence(); i <= citation.through(); i++) {
        accounted.add(first + i - citation.sentence());
      }
      if (line < line(article, source) || line >= end(article, source)) {
        fault(
            place(article, "line", source.language().code()),
            Message.of("cites-line-outside-article", clause.id(), line, article.number()),
            Message.of("correct-its-article-or-its-line"),
            faults);
      }
    }
    for (Article.Omission omission : article.omissions()) {
      if (!omission.part().isEmpty()) {
        part(article, omission, lines, faults);
        continue;
      }
      for (int sentence : omission.sentences()) {
        if (!accounted.add(sentence)) {
          fault(
              place(article, "notCarried"),
              Message.of("sentence-is-carried-and-is-not", sentence, article.number()),
              Message.of("keep-one-of-the-two"),
              faults);
        }
      }
    }
    for (int line : lines) {
      for (int i = 1; i <= texts.sentences(source, line).size(); i++) {
        if (!accounted.contains(i)) {
          fault(
              place(article),
              Message.of("sentence-is-passed-over", i, article.number()),
              Message.of("carry-the-sentence-or-say-why-not"),
              faults);
        }
      }
    }
  }

  /**
   * The words of the lines that clauses of an article cite stand in a quote, or are said not to be
   * carried. Where whole sentences are not carried, a translation that counts its sentences
   * otherwise is left out: nothing tells which of them these are.
   */
  private void words(Article article, Source source, List<RulesetFault> faults) {
    Map<Integer, CoveredText> lines = new TreeMap<>();
    for (Clause clause : clauses) {
      int line = clause.citation().lines().getOrDefault(source.language(), 0);
      if (clause.citation().article().equals(article.number())
          && (omitsPartsOnly(article) || isCountedAlike(clause, source))) {
        int last = texts.sentences(source, line).size();
        lines
            .computeIfAbsent(
                line,
                number ->
                    new CoveredText(
                        texts.sentences(source, line), texts.passage(source, line, 1, last)))
            .cover(clause.citation().quote().getOrDefault(source.language(), ""));
      }
    }
    for (Article.Omission omission : article.omissions()) {
      for (CoveredText line : lines.values()) {
        if (omission.part().isEmpty()) {
          omission.sentences().forEach(line::cover);
        } else {
          line.cover(omission.part().getOrDefault(source.language(), ""));
        }
      }
    }
    lines
        .values()
        .forEach(
            line ->
                line.gaps()
                    .forEach(
                        gap ->
                            fault(
                                place(article),
                                Message.of(
                                    "words-are-passed-over",
                                    gap.sentence(),
                                    article.number(),
                                    source.language().code(),
                                    gap.words()),
                                Message.of("quote-the-words-or-declare-the-part"),
                                faults)));
  }

  private static boolean omitsPartsOnly(Article article) {
    return article.omissions().stream().noneMatch(omission -> omission.part().isEmpty());
  }

  /** Whether a source has as many sentences in the line of a clause as the one that is cited. */
  private boolean isCountedAlike(Clause clause, Source source) {
    Source cited = document.citedSource();
    Map<Language, Integer> lines = clause.citation().lines();
    return texts.sentences(source, lines.getOrDefault(source.language(), 0)).size()
        == texts.sentences(cited, lines.getOrDefault(cited.language(), 0)).size();
  }

  /** Words that are declared and not carried stand in their sentence; clauses carry the others. */
  private void part(
      Article article, Article.Omission omission, Set<Integer> lines, List<RulesetFault> faults) {
    Source cited = document.citedSource();
    int sentence = omission.sentences().get(0);
    String words = omission.part().getOrDefault(cited.language(), "");
    boolean found =
        lines.stream()
            .map(line -> texts.sentences(cited, line))
            .anyMatch(all -> sentence <= all.size() && all.get(sentence - 1).contains(words));
    if (!found) {
      fault(
          place(article, "notCarried"),
          Message.of("part-not-in-sentence", sentence, article.number()),
          Message.of("quote-it-word-for-word"),
          faults);
    }
    for (Source source : document.sources()) {
      if (!source.equals(cited)
          && texts
              .linesWith(source, omission.part().getOrDefault(source.language(), ""))
              .isEmpty()) {
        fault(
            place(article, "notCarried"),
            Message.of(
                "part-stands-nowhere", source.language().code(), article.number(), source.file()),
            Message.of("quote-it-word-for-word"),
            faults);
      }
    }
  }

  /** The line on which the next article begins. */
  private int end(Article article, Source source) {
    return document.articles().stream()
        .mapToInt(other -> line(other, source))
        .filter(line -> line > line(article, source))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private String path() {
    return document.id() + "/document.yaml";
  }

  /** The line on which an article is listed, or an entry of it. */
  private int place(Article article, String... keys) {
    return entries.ofElement(path(), "articles", "article", article.number(), keys);
  }

  private void fault(int line, Message what, Message remedy, List<RulesetFault> faults) {
    faults.add(new RulesetFault(path(), line, what, remedy));
  }
}
