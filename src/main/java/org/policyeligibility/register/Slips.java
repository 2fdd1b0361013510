package org.policyeligibility.register;

/** How many slips of the finger lie between a query and a name. */
final class Slips {
  /** No query is allowed more; the work grows with it. */
  private static final int MOST = 2;

  private Slips() {}

  /** How many slips a query of this length may have before it means something else. */
  static int allowed(String query) {
    int length = query.length();
    if (Words.hasHan(query)) {
      return length < 3 ? 0 : length < 6 ? 1 : MOST;
    }
    return length < 4 ? 0 : length < 8 ? 1 : MOST;
  }

  /**
   * The least number of characters to add, drop, change or swap with a neighbour, so that the query
   * becomes a beginning of the name from a place in it; more than allowed where it is more.
   */
  static int between(String query, String name, int from, int allowed) {
    int width = Math.min(name.length() - from, query.length() + allowed);
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
        return allowed + 1;
      }
      beforeLast = last;
      last = row;
    }
    int best = allowed + 1;
    for (int slips : last) {
      best = Math.min(best, slips);
    }
    return best;
  }
}
