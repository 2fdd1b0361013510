package org.policyeligibility.register;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Optimal string alignment distance: characters added, dropped, changed or swapped with a
 * neighbour. It finds the name that a misspelt one probably means. Written here because it is
 * bounded: work ends as soon as more edits are needed than are allowed, whatever a client sent.
 */
public final class EditDistance {
  /** No query is allowed more; the work grows with it. */
  static final int MOST = 2;

  private static final int FIRST = 6;

  private EditDistance() {}

  /** How many edits a query of this length may be away before it means something else. */
  static int allowed(int length, boolean han) {
    if (han) {
      return length < 3 ? 0 : length < 6 ? 1 : MOST;
    }
    // Names of two syllables are as near as that to many others.
    return length < 4 ? 0 : length < 16 ? 1 : MOST;
  }

  /** The distance between two texts; {@code allowed + 1} where it is more than allowed. */
  public static int between(String a, String b, int allowed) {
    if (Math.abs(a.length() - b.length()) > allowed) {
      return allowed + 1;
    }
    return Math.min(allowed + 1, lastRow(a, a.length(), b, 0, b.length(), allowed)[b.length()]);
  }

  /**
   * The distance between a query and the nearest of some parts of a name that begin at one place;
   * {@code allowed + 1} where it is more than allowed.
   *
   * @param from where these parts begin
   * @param ends whether one of them ends before a place of the name
   */
  static int toPart(String query, String name, int from, IntPredicate ends, int allowed) {
    // Of most names the first characters say that they are not meant.
    return query.length() > FIRST
            && toPart(query, FIRST, name, from, end -> true, allowed) > allowed
        ? allowed + 1
        : toPart(query, query.length(), name, from, ends, allowed);
  }

  private static int toPart(
      String query, int length, String name, int from, IntPredicate ends, int allowed) {
    int width = Math.min(name.length() - from, length + allowed);
    int best = allowed + 1;
    int[] distances = lastRow(query, length, name, from, width, allowed);
    for (int i = 0; i <= width; i++) {
      if (distances[i] < best && ends.test(from + i)) {
        best = distances[i];
      }
    }
    return best;
  }

  /**
   * For each length of a part of the name its distance from the query, where it is allowed. Looked
   * at is only what lies as near to the diagonal as that: further away more edits are needed.
   */
  private static int[] lastRow(
      String query, int length, String name, int from, int width, int allowed) {
    int beyond = allowed + 1;
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = Math.min(j, beyond);
    }
    for (int i = 1; i <= length; i++) {
      int low = Math.max(1, i - allowed);
      int high = Math.min(width, i + allowed);
      row[low - 1] = low == 1 ? Math.min(i, beyond) : beyond;
      int least = row[low - 1];
      for (int j = low; j <= high; j++) {
        int change = query.charAt(i - 1) == name.charAt(from + j - 1) ? 0 : 1;
        int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && query.charAt(i - 1) == name.charAt(from + j - 2)
            && query.charAt(i - 2) == name.charAt(from + j - 1)) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        row[j] = Math.min(best, beyond);
        least = Math.min(least, row[j]);
      }
      if (least > allowed) {
        Arrays.fill(row, beyond);
        return row;
      }
      if (high < width) {
        row[high + 1] = beyond;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    Arrays.fill(last, 0, Math.min(width + 1, Math.max(0, length - allowed)), beyond);
    if (length + allowed < width) {
      Arrays.fill(last, length + allowed + 1, width + 1, beyond);
    }
    return last;
  }
}
