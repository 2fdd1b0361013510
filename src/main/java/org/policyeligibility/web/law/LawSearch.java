package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Full-text search over clauses: titles, quotes, numbers, and labels of what is asked, in Chinese,
 * English, pinyin and initials. Every word of a query has to be found; what has them in its title
 * comes first. In memory and by hand, since a search engine is built for more than some hundred
 * texts.
 */
final class LawSearch {
  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,}");

  /** Shorter ones sound like too much, and longer ones nobody types. */
  private static final Pattern MISSPELT = Pattern.compile("[a-z]{4,24}");

  /** More than a reader looks through who was told that nothing fits. */
  static final int MOST_NEAR = 10;

  private final Ruleset ruleset;
  private volatile @Nullable List<Entry> entries;

  LawSearch(Ruleset ruleset) {
    this.ruleset = ruleset;
  }

  /** A text to be found by its characters or its sound. */
  private record Field(String text, PinyinText sound) {
    static Field of(List<Text> texts, String id) {
      List<String> all = new ArrayList<>(List.of(id));
      List<String> chinese = new ArrayList<>();
      for (Text text : texts) {
        all.add(text.zh());
        all.add(text.en());
        chinese.add(text.zh());
      }
      return new Field(
          SearchText.of(String.join("\n", all)),
          PinyinText.of(SearchText.of(String.join("\n", chinese))));
    }

    boolean holds(String word, boolean initials) {
      return SearchText.holds(text, word)
          || (LETTERS.matcher(word).matches()
              && (sound.sounds(word) || (initials && sound.begins(word))));
    }
  }

  /** A clause with what it is found by. */
  private record Entry(
      Provision provision, Field title, PinyinText blurredTitle, Field quote, Field labels) {
    /** Whether a word in pinyin was meant for the title: gonzuo for gongzuo. */
    boolean soundsLike(String word) {
      return MISSPELT.matcher(word).matches() && blurredTitle.soundsAlike(word);
    }

    boolean holds(String word) {
      return title.holds(word, true) || quote.holds(word, false) || labels.holds(word, false);
    }
  }

  /** The clauses in which every word of a query is found, in the order of the law. */
  List<Provision> find(String query) {
    List<String> words = SearchText.words(query);
    if (words.isEmpty()) {
      return List.of();
    }
    List<Provision> first = new ArrayList<>();
    List<Provision> then = new ArrayList<>();
    for (Entry entry : entries()) {
      if (words.stream().allMatch(word -> entry.title().holds(word, true))) {
        first.add(entry.provision());
      } else if (words.stream().allMatch(entry::holds)) {
        then.add(entry.provision());
      }
    }
    first.addAll(then);
    return first;
  }

  /** The clauses that are nearest to a query of which nothing has every word, the nearest first. */
  List<Provision> near(String query) {
    Map<Provision, ApproximateSearch.Searched> texts = new LinkedHashMap<>();
    List<String> words = SearchText.words(query);
    Set<Provision> near = new LinkedHashSet<>();
    for (Entry entry : entries()) {
      if (!words.isEmpty() && words.stream().allMatch(entry::soundsLike)) {
        near.add(entry.provision());
      }
    }
    entries()
        .forEach(
            entry ->
                texts.put(
                    entry.provision(),
                    new ApproximateSearch.Searched(
                        entry.title().text(),
                        entry.quote().text() + "\n" + entry.labels().text())));
    near.addAll(new ApproximateSearch<>(texts).nearest(query));
    return near.stream().limit(MOST_NEAR).toList();
  }

  /** The documents with every word of a query in their title or number, or those that it cites. */
  List<Document> documents(String query) {
    List<String> words = SearchText.words(query);
    return words.isEmpty()
        ? List.of()
        : ruleset.documents().stream()
            .filter(
                document ->
                    words.stream()
                        .allMatch(
                            word ->
                                document(document).holds(word, true)
                                    || (document.number() != null
                                        && SearchText.abbreviates(
                                            word, SearchText.of(document.number().zh())))))
            .toList();
  }

  private static Field document(Document document) {
    List<Text> texts = new ArrayList<>(List.of(document.title()));
    if (document.number() != null) {
      texts.add(document.number());
    }
    return Field.of(texts, document.id());
  }

  /** Made when somebody searches for the first time; a second thread would make an equal list. */
  private List<Entry> entries() {
    List<Entry> known = entries;
    if (known == null) {
      known = ruleset.catalogue().stream().map(this::entry).collect(Collectors.toList());
      entries = known;
    }
    return known;
  }

  private Entry entry(Provision provision) {
    Clause clause = provision.clause();
    List<Text> labels = new ArrayList<>(List.of(clause.document().title()));
    Text number = clause.document().number();
    Text document = number == null ? clause.document().title() : number;
    Text article = Message.of("article-numbered", clause.citation().article()).text();
    labels.add(new Text(document.zh() + article.zh(), document.en() + ", " + article.en()));
    for (Criterion criterion : provision.criteria()) {
      labels.add(CriterionSentence.of(criterion));
      labels.add(criterion.fact().label());
    }
    String chinese = clause.citation().quote().getOrDefault(Language.ZH, "");
    String english = clause.citation().quote().getOrDefault(Language.EN, "");
    Field title =
        Field.of(List.of(clause.title(), ruleset.titleOfBenefit(clause.benefit())), clause.id());
    return new Entry(
        provision,
        title,
        title.sound().blurred(),
        new Field(SearchText.of(chinese + "\n" + english), PinyinText.of(SearchText.of(chinese))),
        Field.of(labels, ""));
  }
}
