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
record BasisMarkup(ClauseFragments fragments, Words words) {
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

  Markup of(List<BasisView> bases) {
    Markup.Builder markup = new Markup.Builder();
    bases.forEach(basis -> add(markup, basis));
    return markup.build();
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
            changes(basis),
            missing(basis),
            advisories(basis),
            basis.law().applying(),
            basis.law().closing(),
            basis.reference().day(),
            basis.reference().digest(),
            basis.reference().request());
  }

  private Markup changes(BasisView basis) {
    Markup.Builder items = new Markup.Builder();
    basis
        .changes()
        .forEach(
            change -> item("basis-change", change.changeable()).fill(items, change.sentence()));
    return items.build();
  }

  private Markup missing(BasisView basis) {
    Stencil item = item("basis-missing", true);
    Markup.Builder items = new Markup.Builder();
    basis.missing().forEach(fact -> item.fill(items, fact.name(), fact.label()));
    return items.build();
  }

  private Markup advisories(BasisView basis) {
    Stencil item = item("basis-advisory", true);
    Markup.Builder items = new Markup.Builder();
    basis.advisories().forEach(advisory -> item.fill(items, advisory));
    return items.build();
  }

  private Stencil item(String template, boolean changeable) {
    return fragments.stencil(template, words.language(), "item", new ItemView(changeable));
  }
}
