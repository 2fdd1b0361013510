package org.policyeligibility.law;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.authority.Authority;
import org.policyeligibility.message.Text;

/**
 * A provision of a document, as the catalogue knows it. The criteria stand in the rule of the same
 * name, not here.
 *
 * @param id document and number: {@code guofa-2020-7/5.3}
 * @param inForce the clause's own days in force, or its document's
 * @param reason why there is nothing to test; only where {@code evaluable} is {@link Evaluable#NO}
 * @param materials what to bring besides what shows the facts of the rule
 * @param amounts what it grants in money; they decide nothing
 * @param note what to know about the reading
 * @param relations how it stands to other clauses, as far as it is stated here
 * @param review who read it, when, and against which texts
 */
public record Clause(
    String id,
    Document document,
    ClauseNumber number,
    Text title,
    String benefit,
    Effect effect,
    Modality modality,
    String category,
    Evaluable evaluable,
    @Nullable Text reason,
    InForce inForce,
    Citation citation,
    Authority authority,
    List<Requirement> requires,
    List<Material> materials,
    List<Amount> amounts,
    @Nullable Text note,
    List<Relation> relations,
    Review review) {

  /** As a reader expects a list: by document, then in the order of the document. */
  public static final Comparator<Clause> IN_ORDER_OF_THE_LAW =
      Comparator.comparing((Clause clause) -> clause.document().id()).thenComparing(Clause::number);

  /** The strongest modality first, and then in the order of the law. */
  public static final Comparator<Clause> STRONGEST_FIRST =
      Comparator.comparing(Clause::modality).thenComparing(IN_ORDER_OF_THE_LAW);

  public Clause {
    requires = List.copyOf(requires);
    relations = List.copyOf(relations);
    materials = List.copyOf(materials);
    amounts = List.copyOf(amounts);
  }
}
