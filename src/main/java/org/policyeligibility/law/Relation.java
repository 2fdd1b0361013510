package org.policyeligibility.law;

import java.util.Locale;
import org.policyeligibility.message.Text;

/**
 * How a clause stands to another one. It is stated once, at the later or the more special of the
 * two; the other direction follows from it.
 *
 * @param clause the id of the other one
 * @param note why, in words that can be read from either side
 */
public record Relation(Kind kind, String clause, Text note) {
  /** The kind of a relation of one clause to another. */
  public enum Kind {
    /** Where both apply the other one decides. */
    YIELDS_TO,
    PREVAILS_OVER,
    /** It gives something besides; both can be relied on. */
    ADDS_TO,
    SUPPLEMENTED_BY,
    /** The two cover partly the same; each stands on its own. */
    OVERLAPS,
    /** They look alike and have nothing to do with each other. */
    INDEPENDENT,
    /** The law was changed: this text took the place of the other. */
    REPLACES,
    REPLACED_BY;

    /** The name in YAML and on the wire: {@code adds-to}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is written down, or follows from what the other clause states. */
    public boolean isStated() {
      return this != PREVAILS_OVER && this != SUPPLEMENTED_BY && this != REPLACED_BY;
    }

    /** The kind of the same relation, seen from the other clause. */
    public Kind reversed() {
      return switch (this) {
        case YIELDS_TO -> PREVAILS_OVER;
        case PREVAILS_OVER -> YIELDS_TO;
        case ADDS_TO -> SUPPLEMENTED_BY;
        case SUPPLEMENTED_BY -> ADDS_TO;
        case REPLACES -> REPLACED_BY;
        case REPLACED_BY -> REPLACES;
        case OVERLAPS, INDEPENDENT -> this;
      };
    }
  }

  /** The relation as seen from the other clause. */
  public Relation reversed(String stating) {
    return new Relation(kind.reversed(), stating, note);
  }
}
