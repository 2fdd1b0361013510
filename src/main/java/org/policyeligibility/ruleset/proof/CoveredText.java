package org.policyeligibility.ruleset.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one line of a source, and how far they are accounted for by quotes and by words
 * that are said not to be carried.
 */
final class CoveredText {
  /** Marks and words that join the parts of a sentence are no part of it. */
  private static final Pattern JOINING =
      Pattern.compile(
          "[\\p{P}\\p{S}\\p{Z}\\s]+|并且?|以及|和|(?<![A-Za-z])(?:and|or|as well as)(?![A-Za-z])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AROUND = Pattern.compile("^[\\p{P}\\p{Z}\\s]+|[\\p{P}\\p{Z}\\s]+$");

  /**
   * How an article begins: {@code （五）}, {@code 第五条}, {@code 二、}, {@code (5)}, {@code (viii)},
   * {@code 5.}
   */
  static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(?:（[一二三四五六七八九十]{1,4}）|第[一二三四五六七八九十百]{1,6}条"
              + "|[一二三四五六七八九十]{1,4}、|[0-9]{1,3}[、．]"
              + "|\\((?:[0-9]{1,3}|[ivxIVX]{1,6}|[A-Z])\\) ?|[0-9]{1,3}\\. )");

  private final List<String> sentences;
  private final String text;
  private final BitSet covered = new BitSet();

  /**
   * Words of a sentence, from 1, that nobody accounts for.
   *
   * @param words as they stand there
   */
  record Gap(int sentence, String words) {}

  CoveredText(List<String> sentences, String text) {
    this.sentences = List.copyOf(sentences);
    this.text = text;
    Matcher number = NUMBER.matcher(text);
    if (number.lookingAt()) {
      covered.set(0, number.end());
    }
  }

  /** Accounts for words wherever they stand. */
  void cover(String words) {
    if (words.isEmpty()) {
      return;
    }
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      covered.set(at, at + words.length());
    }
  }

  /** Accounts for a sentence, from 1; for none where there is no such one. */
  void cover(int sentence) {
    if (sentence >= 1 && sentence <= sentences.size()) {
      int from = beginning(sentence);
      covered.set(from, from + sentences.get(sentence - 1).length());
    }
  }

  private int beginning(int sentence) {
    int at = 0;
    for (int i = 1; i < sentence; i++) {
      at = text.indexOf(sentences.get(i - 1), at) + sentences.get(i - 1).length();
    }
    return text.indexOf(sentences.get(sentence - 1), at);
  }

  /** The words that are left, sentence by sentence. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i <= sentences.size(); i++) {
      int from = beginning(i);
      int end = from + sentences.get(i - 1).length();
      for (int at = covered.nextClearBit(from); at < end; ) {
        int next = covered.nextSetBit(at);
        int to = next < 0 ? end : Math.min(next, end);
        String words = text.substring(at, to);
        if (!JOINING.matcher(words).replaceAll("").isEmpty()) {
          gaps.add(new Gap(i, AROUND.matcher(words).replaceAll("")));
        }
        at = covered.nextClearBit(to);
      }
    }
    return gaps;
  }
}
