package org.policyeligibility.law.authority;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A competent authority: the body that a text names, with those that took its place in the matter
 * at hand. It is dated, so that an answer can say both whom the text means and who is in charge.
 *
 * @param id in {@code rules/authorities.yaml}
 * @param name as the text has it
 * @param successors in the order of their days
 */
public record CompetentBody(String id, Text name, List<Successor> successors) {
  /** The entry of those whom the text does not name. */
  private static final String UNNAMED = "unnamed";

  public CompetentBody {
    successors = List.copyOf(successors);
  }

  /** Whether the text, or another law, names a body at all. */
  public boolean isNamed() {
    return !id.equals(UNNAMED);
  }

  /**
   * The body in charge from a day on.
   *
   * @param source of the reorganisation
   */
  public record Successor(LocalDate from, Text name, Text source) {}

  /** The body that is in charge on a day in place of the one named; null where none is. */
  public @Nullable Successor on(LocalDate day) {
    Successor inCharge = null;
    for (Successor successor : successors) {
      if (!successor.from().isAfter(day)) {
        inCharge = successor;
      }
    }
    return inCharge;
  }
}
