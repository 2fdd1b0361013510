package org.policyeligibility.web.results;

import io.quarkus.qute.RawString;
import java.util.List;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.Markup;
import org.policyeligibility.web.page.Stencil;
import org.policyeligibility.web.page.Words;

/**
 * Markup of the bases of a benefit. A page has a hundred of them, so their template is rendered
 * once for each of its few shapes, and what the law says and what was stated is put into its holes.
 */
final class BasisMarkup {
  private final ClauseFragments fragments;
  private final Words words;
  private final Stencil change;
  private final Stencil unchangeable;
  private final Stencil missing;
  private final Stencil advisory;

  BasisMarkup(ClauseFragments fragments, Words words) {
    this.fragments = fragments;
    this.words = words;
    this.change = item("basis-change", true);
    this.unchangeable = item("basis-change", false);
    this.missing = item("basis-missing", true);
    this.advisory = item("basis-advisory", true);
  }

  /**
   * The shape of a basis: what of it is not put into holes.
   *
   * @param changing whether something would change it
   * @param open whether something is still missing
   * @param advised whether advice stands below it
   */
  public record ShapeView(
      String outcome,
      String state,
      String tag,
      boolean several,
      boolean tabular,
      boolean changing,
      boolean open,
      boolean advised,
      boolean needed) {
    /** The hole of this number. */
    public RawString hole(int number) {
      return Stencil.hole(number);
    }
  }

  /** The shape of an item in a list, which has nothing but its holes. */
  public record ItemView(boolean changeable) {
    /** The hole of this number. */
    public RawString hole(int number) {
      return Stencil.hole(number);
    }
  }

  void add(Markup.Builder page, List<BasisView> bases) {
    for (BasisView basis : bases) {
      add(page, basis);
    }
  }

  private void add(Markup.Builder markup, BasisView basis) {
    ShapeView shape =
        new ShapeView(
            basis.outcome(),
            basis.state(),
            basis.tag(),
            basis.several(),
            basis.law().tabular(),
            !basis.changes().isEmpty(),
            !basis.missing().isEmpty(),
            !basis.advisories().isEmpty(),
            basis.needed());
    fragments
        .stencil("basis", words.language(), "basis", shape)
        .fill(
            markup,
            basis.clause(),
            basis.law().source(),
            basis.sentence(),
            basis.law().opening(),
            basis.rows(),
            (Markup.Part) page -> changes(page, basis),
            (Markup.Part) page -> missing(page, basis),
            (Markup.Part) page -> advisories(page, basis),
            basis.law().applying(),
            basis.law().closing(),
            basis.reference().day(),
            basis.reference().digest(),
            basis.reference().request());
  }

  private void changes(Markup.Builder page, BasisView basis) {
    for (BasisView.ChangeView each : basis.changes()) {
      (each.changeable() ? change : unchangeable).fill(page, each.sentence());
    }
  }

  private void missing(Markup.Builder page, BasisView basis) {
    for (BasisView.MissingView fact : basis.missing()) {
      missing.fill(page, fact.name(), fact.label());
    }
  }

  private void advisories(Markup.Builder page, BasisView basis) {
    for (String each : basis.advisories()) {
      advisory.fill(page, each);
    }
  }

  private Stencil item(String template, boolean changeable) {
    return fragments.stencil(template, words.language(), "item", new ItemView(changeable));
  }
}
