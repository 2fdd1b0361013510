package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.policyeligibility.register.EditDistance;

/**
 * Approximate matching of a query against texts, by pairs of neighbouring characters, short forms
 * and the edit distance of words: for those who misspell, or call a thing by another name.
 *
 * @param <T> what is sought by its text
 */
final class ApproximateSearch<T> {
  /** A query has more words than this only where somebody tries what it costs. */
  private static final int MOST_WORDS = 8;

  private static final int SHORTEST_WORD = 3;
  private static final int SHORTEST_MISSPELT = 4;
  private static final int LONGEST_WORD = 24;
  private static final int LONGEST_SHORT_FORM = 6;
  private static final double LEAST = 0.3;
  private static final double IN_TITLE = 0.9;
  private static final double SHORT_FORM = 0.8;
  private static final double ELSEWHERE = 0.5;
  private static final double CHARACTERS = 0.45;
  private static final Pattern NOT_LATIN = Pattern.compile("[^a-z]+");

  private final Map<T, Searched> texts;
  private final Set<String> vocabulary = new TreeSet<>();

  ApproximateSearch(Map<T, Searched> texts) {
    this.texts = texts;
    for (Searched text : texts.values()) {
      NOT_LATIN
          .splitAsStream(text.title() + " " + text.rest())
          .filter(word -> word.length() >= SHORTEST_WORD)
          .forEach(vocabulary::add);
    }
  }

  /** A text, as {@link SearchText} writes it. */
  record Searched(String title, String rest) {}

  private record Scored<T>(T found, double score) {}

  /** The nearest texts, the nearest first; none where none is near. */
  List<T> nearest(String query) {
    List<String> words =
        SearchText.words(query).stream()
            .limit(MOST_WORDS)
            .filter(word -> !isLatin(word) || word.length() >= SHORTEST_MISSPELT)
            .map(word -> isLatin(word) ? corrected(word) : word)
            .toList();
    List<Scored<T>> scored = new ArrayList<>();
    texts.forEach(
        (found, text) -> {
          double[] scores = words.stream().mapToDouble(word -> score(word, text)).toArray();
          double score = DoubleStream.of(scores).average().orElse(0);
          long near = DoubleStream.of(scores).filter(each -> each > 0).count();
          if (score >= LEAST && 2 * near > scores.length) {
            scored.add(new Scored<>(found, score));
          }
        });
    return scored.stream()
        .sorted(Comparator.comparingDouble((Scored<T> entry) -> -entry.score()))
        .limit(LawSearch.MOST_NEAR)
        .map(Scored::found)
        .toList();
  }

  private static boolean isLatin(String word) {
    return word.chars().allMatch(letter -> SearchText.isLatin((char) letter));
  }

  /** The word of the law that was probably meant. */
  private String corrected(String typed) {
    if (typed.length() > LONGEST_WORD || vocabulary.contains(typed)) {
      return typed;
    }
    for (String plural : List.of("s", "es")) {
      String singular = typed.substring(0, typed.length() - plural.length());
      if (typed.endsWith(plural) && vocabulary.contains(singular)) {
        return singular;
      }
    }
    int allowed = typed.length() > LONGEST_SHORT_FORM ? 2 : 1;
    Optional<String> nearest =
        vocabulary.stream()
            .filter(word -> Math.abs(word.length() - typed.length()) <= allowed)
            .filter(word -> EditDistance.between(typed, word, allowed) <= allowed)
            .min(Comparator.comparingInt(word -> EditDistance.between(typed, word, allowed)));
    return nearest.orElse(typed);
  }

  private static double score(String word, Searched text) {
    if (SearchText.holds(text.title(), word)) {
      return IN_TITLE;
    }
    double elsewhere = SearchText.holds(text.rest(), word) ? ELSEWHERE : 0;
    if (!SearchText.hasHan(word)) {
      return elsewhere;
    }
    double best = Math.max(elsewhere, pairs(word, text.title()) * IN_TITLE);
    best = Math.max(best, pairs(word, text.rest()) * ELSEWHERE);
    if (word.length() <= LONGEST_SHORT_FORM) {
      if (SearchText.abbreviates(word, text.title())) {
        best = Math.max(best, SHORT_FORM);
      }
      if (word.length() > 1 && word.chars().allMatch(each -> text.title().indexOf(each) >= 0)) {
        best = Math.max(best, CHARACTERS);
      }
    }
    return best;
  }

  /** The share of the pairs of neighbouring characters of a word that a text has. */
  private static double pairs(String word, String text) {
    int found = 0;
    for (int i = 0; i + 2 <= word.length(); i++) {
      if (text.contains(word.substring(i, i + 2))) {
        found++;
      }
    }
    return word.length() < 2 ? 0 : (double) found / (word.length() - 1);
  }
}
