package org.policyeligibility.law;

import java.util.List;
import java.util.Map;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * An article of a document, and what of it is carried by no clause.
 *
 * @param title what it is about, in our words
 * @param lines the line of each source on which it begins
 */
public record Article(
    String number, Text title, Map<Language, Integer> lines, List<Omission> omissions) {

  /**
   * An omission: a part of an article that no clause carries, with the reason. Without one, a gap
   * in the rules could be an oversight.
   *
   * @param sentences as counted in the text that is cited; empty for the whole article
   * @param part the words that are not carried, where clauses carry others of the sentence, in each
   *     language of which a text is held; none for whole sentences
   */
  public record Omission(List<Integer> sentences, Map<Language, String> part, Text reason) {
    public Omission {
      sentences = List.copyOf(sentences);
      part = Language.inOrder(part);
    }
  }

  public Article {
    lines = Language.inOrder(lines);
    omissions = List.copyOf(omissions);
  }

  /** Whether nothing of it is a clause. */
  public boolean isOmitted() {
    return omissions.stream().anyMatch(omission -> omission.sentences().isEmpty());
  }
}
