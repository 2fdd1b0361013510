package org.policyeligibility.register;

import java.util.Arrays;

/**
 * Optimal string alignment distance: characters added, dropped, changed or swapped with a
 * neighbour. It finds the name that a misspelt one probably means. Written here because it is
 * bounded: work ends as soon as more edits are needed than are allowed, whatever a client sent.
 */
public final class EditDistance {
  /** No query is allowed more; the work grows with it. */
  private static final int MOST = 2;

  private EditDistance() {}

  /** How many edits a query of this length may be away before it means something else. */
  static int allowed(String query) {
    int length = query.length();
    if (PlainName.hasHan(query)) {
      return length < 3 ? 0 : length < 6 ? 1 : MOST;
    }
    return length < 4 ? 0 : length < 8 ? 1 : MOST;
  }

  /** The distance between two texts; {@code allowed + 1} where it is more than allowed. */
  public static int between(String a, String b, int allowed) {
    if (Math.abs(a.length() - b.length()) > allowed) {
      return allowed + 1;
    }
    return Math.min(allowed + 1, lastRow(a, b, 0, b.length(), allowed)[b.length()]);
  }

  /**
   * The distance between a query and the nearest beginning of the rest of a name; {@code allowed +
   * 1} where it is more than allowed.
   *
   * @param from where the rest of the name begins
   */
  static int toBeginning(String query, String name, int from, int allowed) {
    int width = Math.min(name.length() - from, query.length() + allowed);
    int best = allowed + 1;
    for (int distance : lastRow(query, name, from, width, allowed)) {
      best = Math.min(best, distance);
    }
    return best;
  }

  /** For each length of a part of the name its distance from the query, where it is allowed. */
  private static int[] lastRow(String query, String name, int from, int width, int allowed) {
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= query.length(); i++) {
      int[] row = new int[width + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= width; j++) {
        int change = query.charAt(i - 1) == name.charAt(from + j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && query.charAt(i - 1) == name.charAt(from + j - 2)
            && query.charAt(i - 2) == name.charAt(from + j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > allowed) {
        Arrays.fill(row, allowed + 1);
        return row;
      }
      beforeLast = last;
      last = row;
    }
    return last;
  }
}
