package org.policyeligibility.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyeligibility.register.SpelledName;

/** Spelling suggestions: an unknown name is answered with the known one that it probably means. */
public final class NearestName {
  /** Longer names are not compared: the work grows with their length. */
  private static final int LONGEST = 100;

  /** Among more names nobody looks for one, and a file may misspell as many. */
  private static final int MOST = 10_000;

  private static final int MOST_ALIKE = 3;

  /** So many characters in a row are no accident. */
  private static final int LONG = 4;

  /** In letters it takes more. */
  private static final int LONG_LATIN = 8;

  private static final double MOSTLY = 0.6;

  private static final int FIRST_CHINESE = 0x2E80;

  /** Words that say nothing of what a column is about. */
  private static final Set<String> GENERAL = Set.of("日期", "类型", "类别", "形式", "企业", "单位");

  /** The ways in which offices write 省级行政区. */
  private static final Pattern PROVINCE = Pattern.compile("省(?:份|市|区市|)$");

  /** The ways in which they write 日期 and 类型: 出生年月日, 单位性质. */
  private static final Pattern DAY = Pattern.compile("(?:年月日?|时间)$");

  private static final Pattern KIND = Pattern.compile("性质$");

  private static final Pattern IN_BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
  private static final Pattern MARKS = Pattern.compile("[\\s\\p{Punct}\\p{IsPunctuation}]+");

  /** No names: nothing is suggested. */
  static final NearestName NONE = new NearestName(List.of());

  private final List<SpelledName> names = new ArrayList<>();

  private NearestName(Collection<String> names) {
    names.forEach(name -> this.names.add(SpelledName.of(name)));
  }

  /** Suggestions among these names, for many misspelt ones. */
  public static NearestName among(Collection<String> names) {
    return new NearestName(names);
  }

  /**
   * The nearest of these names, unless more than a third of it would have to change, or nothing but
   * a general word at the end is the same: 入职日期 is not 出生日期.
   */
  public static Optional<String> to(String misspelt, Collection<String> names) {
    return misspelt.length() > LONGEST || names.size() > MOST
        ? Optional.empty()
        : among(names).to(misspelt);
  }

  /** The nearest of the names, unless more than a third of it would have to change. */
  public Optional<String> to(String misspelt) {
    return all(misspelt).stream().min(Comparator.naturalOrder());
  }

  /** All that are as near as the nearest: of two things that are no slip tells which is meant. */
  public List<String> all(String misspelt) {
    if (misspelt.length() > LONGEST) {
      return List.of();
    }
    String lower = misspelt.toLowerCase(Locale.ROOT);
    long letters = SpelledName.letters(lower);
    List<String> nearest = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    for (SpelledName name : names) {
      int allowed = Math.min(least, allowed(name.name()));
      int distance = name.distance(lower, letters, allowed);
      if (distance <= allowed && sharesMore(lower, name.name())) {
        if (distance < least) {
          nearest.clear();
          least = distance;
        }
        nearest.add(name.name());
      }
    }
    return nearest;
  }

  private static boolean sharesMore(String misspelt, String name) {
    return GENERAL.stream()
        .filter(word -> misspelt.endsWith(word) && name.endsWith(word))
        .allMatch(
            word -> {
              String before = name.substring(0, name.length() - word.length());
              return misspelt
                  .substring(0, misspelt.length() - word.length())
                  .chars()
                  .anyMatch(character -> before.indexOf(character) >= 0);
            });
  }

  /**
   * The names that a title resembles without being a slip of the pen: it contains one, is part of
   * one, or has most of its Chinese characters in their order. The nearest stands first.
   */
  public static List<String> alike(String title, Collection<String> names) {
    String words = bare(title);
    if (words.length() < 2 || title.length() > LONGEST) {
      return List.of();
    }
    return names.stream()
        .map(name -> Map.entry(name, likeness(words, bare(name))))
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            // Of what ends alike only the party is left out: 所在园区 of 用人单位所在园区.
            Comparator.comparing(
                    (Map.Entry<String, Double> entry) -> !bare(entry.getKey()).endsWith(words))
                .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_ALIKE)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Without what stands in brackets, and without marks. */
  private static String bare(String name) {
    String outside = IN_BRACKETS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    String bare = MARKS.matcher(outside).replaceAll("");
    String kind = KIND.matcher(DAY.matcher(bare).replaceAll("日期")).replaceAll("类型");
    return PROVINCE.matcher(kind).replaceAll("省级行政区");
  }

  /** How much of the two is the same, 0 where they do not resemble each other. */
  private static double likeness(String title, String name) {
    if (name.length() < 2 || isChinese(title) != isChinese(name)) {
      return 0;
    }
    double shared = sharedPairs(title, name);
    if (!isChinese(title)) {
      boolean begins = title.startsWith(name) || name.startsWith(title);
      return begins && Math.min(title.length(), name.length()) >= LONG_LATIN ? shared : 0;
    }
    boolean holds =
        title.contains(name)
            && (title.startsWith(name) || title.endsWith(name) || name.length() >= LONG);
    boolean held =
        name.contains(title)
            && (2 * title.length() >= name.length() || title.length() >= LONG)
            && !GENERAL.contains(title);
    boolean alike = shared >= MOSTLY && restShares(title, name);
    return holds || held || alike ? Math.max(shared, Double.MIN_VALUE) : 0;
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(point -> point >= FIRST_CHINESE);
  }

  /** The share of neighbouring characters that both have (Dice). */
  private static double sharedPairs(String title, String name) {
    List<String> pairs = pairs(name);
    int all = pairs.size() + title.length() - 1;
    int shared = 0;
    for (String pair : pairs(title)) {
      shared += pairs.remove(pair) ? 1 : 0;
    }
    return 2.0 * shared / all;
  }

  private static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  /** Behind what both begin with: 省份 and 省级 share something, 部门 and 省份 nothing. */
  private static boolean restShares(String title, String name) {
    int begun = 0;
    while (begun < Math.min(title.length(), name.length())
        && title.charAt(begun) == name.charAt(begun)) {
      begun++;
    }
    String rest = name.substring(begun);
    return title.length() == begun
        || rest.isEmpty()
        || title.substring(begun).chars().anyMatch(character -> rest.indexOf(character) >= 0);
  }

  private static int allowed(String name) {
    return (name.length() + 2) / 3;
  }
}
