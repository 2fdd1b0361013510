package org.policyeligibility.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A national independent innovation demonstration zone. It says something about the high-tech zones
 * that carry it, and is no type of zone that a rule asks for.
 *
 * @param covers the ids of those high-tech zones
 */
public record DemonstrationZone(
    String id,
    Text name,
    String englishBasis,
    List<Spelling> spellings,
    PartialDate from,
    List<String> covers,
    @Nullable String documentNumber,
    String evidence) {
  public DemonstrationZone {
    spellings = List.copyOf(spellings);
    covers = List.copyOf(covers);
  }
}
