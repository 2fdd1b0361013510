package org.policyeligibility.web.results;

import io.quarkus.qute.RawString;
import java.util.List;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.Markup;
import org.policyeligibility.web.page.Stencil;
import org.policyeligibility.web.page.Words;

/**
 * Markup of the cards of results. A page has some eighty of them in few shapes, as it has of their
 * {@linkplain BasisMarkup bases}.
 */
record CardMarkup(ClauseFragments fragments, Words words) {
  /** In bytes, so that a page of many is not copied as it grows. */
  private static final int USUAL_SIZE = 4 * 1024;

  /**
   * The shape of a card, or of another one beside it.
   *
   * @param replaceable whether others are named that could fit
   */
  public record ShapeView(String state, boolean replaceable) {
    /** The hole of this number. */
    public RawString hole(int number) {
      return Stencil.hole(number);
    }
  }

  Markup of(List<CardView> cards) {
    BasisMarkup bases = new BasisMarkup(fragments, words);
    Markup.Builder markup = new Markup.Builder(cards.size() * USUAL_SIZE);
    for (CardView card : cards) {
      boolean replaceable = !card.alternatives().isEmpty();
      fragments
          .stencil("card", words.language(), "card", new ShapeView(card.state(), replaceable))
          .fill(
              markup,
              card.title(),
              card.tag(),
              card.sentence(),
              (Markup.Part) page -> bases.add(page, card.bases()),
              (Markup.Part) page -> alternatives(page, card));
    }
    return markup.build();
  }

  private void alternatives(Markup.Builder page, CardView card) {
    for (Alternatives.AlternativeView other : card.alternatives()) {
      fragments
          .stencil("card-other", words.language(), "other", new ShapeView(other.state(), false))
          .fill(page, other.path(), other.title(), other.tag());
    }
  }
}
