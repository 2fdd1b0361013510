package org.policyeligibility.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * A policy document.
 *
 * @param number the document number, where it has one
 * @param issued the day of issue, where the text gives one
 * @param governs the language whose wording governs; null where nothing is granted
 * @param binding false for a text that grants nothing, such as news
 * @param weight what kind of text it is and what it is worth
 * @param articles in the order of the text; none where it is not divided, or not yet listed
 * @param announcements what a text that grants nothing said would come
 */
public record Document(
    String id,
    Text title,
    @Nullable Text number,
    Text issuer,
    @Nullable LocalDate issued,
    InForce inForce,
    @Nullable Text inForceBasis,
    Territory territory,
    boolean binding,
    Text weight,
    @Nullable Language governs,
    List<Source> sources,
    List<Article> articles,
    List<Announcement> announcements,
    List<Text> notes) {

  public Document {
    sources = List.copyOf(sources);
    articles = List.copyOf(articles);
    announcements = List.copyOf(announcements);
    notes = List.copyOf(notes);
  }

  /** The text to cite: in the governing language where it is held, else the one that is. */
  public Source citedSource() {
    return sources.stream()
        .filter(source -> source.language() == governs)
        .findFirst()
        .orElseGet(() -> sources.get(0));
  }
}
