package org.policyeligibility.web.results;

import java.util.List;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.Markup;

/**
 * View of one clause with its outcome, and of all that its part of the page says.
 *
 * @param several whether other clauses grant the same
 * @param rows of the table of criteria and requirements: for each the words that say it, what was
 *     stated and what it comes to
 */
public record BasisView(
    ClauseFragments.Fragment law,
    boolean several,
    String clause,
    String outcome,
    boolean needed,
    String state,
    String tag,
    String sentence,
    Markup rows,
    List<String> advisories,
    List<ChangeView> changes,
    List<MissingView> missing,
    ReferenceView reference) {
  /** Reference of an answer, by which it is asked about: its day, the rule set and the request. */
  public record ReferenceView(String day, String digest, String request) {}

  /** A fact that would have to be otherwise. */
  public record ChangeView(String sentence, boolean known, boolean changeable) {}

  /**
   * An open fact, to be asked about from where it is missing.
   *
   * @param name by which a form asks for it
   */
  public record MissingView(String name, String label) {}
}
