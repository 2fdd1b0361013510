package org.policyeligibility.answer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pages of one clause by the way in which it reads: few, and never changed. */
final class ResultTemplateCache {
  static final ResultTemplateCache NONE =
      new ResultTemplateCache(new long[0], new ResultTemplate[0]);

  /** So many are kept, of a kilobyte or two each. */
  private static final int MOST = 32;

  private final long[] keys;
  private final ResultTemplate[] pages;

  private ResultTemplateCache(long[] keys, ResultTemplate[] pages) {
    this.keys = keys;
    this.pages = pages;
  }

  /** The page of a way in which the clause reads; null where it was not written yet. */
  @Nullable ResultTemplate find(long key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] == key) {
        return pages[i];
      }
    }
    return null;
  }

  /** Returns a cache with one more page, or this one where it is full. */
  ResultTemplateCache with(long key, ResultTemplate page) {
    int count = keys.length;
    if (count == MOST) {
      return this;
    }
    long[] moreKeys = Arrays.copyOf(keys, count + 1);
    ResultTemplate[] morePages = Arrays.copyOf(pages, count + 1);
    moreKeys[count] = key;
    morePages[count] = page;
    return new ResultTemplateCache(moreKeys, morePages);
  }
}
