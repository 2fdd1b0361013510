package org.policyeligibility.law;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * An announcement: words that grant nothing and say what would come. It leads to the clauses that
 * it became.
 *
 * @param id within its document
 * @param sentence of the line, from 1
 * @param became clauses by id; empty where it is not in the documents held
 * @param note what to know, for instance that the words differ
 */
public record Announcement(
    String id,
    int sentence,
    Map<Language, Integer> lines,
    Map<Language, String> quote,
    List<String> became,
    @Nullable Text note) {
  public Announcement {
    lines = Language.inOrder(lines);
    quote = Language.inOrder(quote);
    became = List.copyOf(became);
  }
}
