package org.policyeligibility.answer;

import java.util.List;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/** How a clause stands to another one, on the wire. */
public record RelationView(String kind, String clause, String note) {
  /** All relations of a clause, whichever of the two states them. */
  public static List<RelationView> of(String clause, Ruleset ruleset, Language language) {
    return ruleset.relations(clause).stream()
        .map(
            relation ->
                new RelationView(
                    relation.kind().code(), relation.clause(), relation.note().in(language)))
        .toList();
  }
}
