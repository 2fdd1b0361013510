package org.policyeligibility.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * How much of a type the register holds.
 *
 * @param held how many zones it lists as of this type in their own right
 * @param known how many there are said to be; null where nobody counts
 * @param complete whether a zone that it does not list as of this type can be taken not to be
 * @param province the only province in which zones of this type lie, if it is one
 * @param notWhile the type beside which a zone cannot be of this one
 * @param called what people call such a zone behind its own name or behind the place where it is
 * @param statement how much is held, in words
 */
public record Coverage(
    String type,
    int held,
    @Nullable Integer known,
    boolean complete,
    @Nullable String province,
    @Nullable String notWhile,
    List<String> called,
    Text statement,
    @Nullable String source) {
  public Coverage {
    called = List.copyOf(called);
  }
}
