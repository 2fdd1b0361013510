package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.answer.RelationView;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Language;
import org.policyeligibility.ruleset.Ruleset;

/** What the clauses give: each benefit with all that it rests on. */
final class BenefitViews {
  private BenefitViews() {}

  /**
   * The clauses of each benefit, the strongest first; restrictions and obligations give nothing.
   */
  static Map<String, List<Provision>> benefits(Ruleset ruleset) {
    Map<String, List<Provision>> benefits = new TreeMap<>();
    for (Provision provision : ruleset.catalogue()) {
      if (provision.clause().effect() == Effect.BENEFIT) {
        benefits
            .computeIfAbsent(provision.clause().benefit(), id -> new ArrayList<>())
            .add(provision);
      }
    }
    benefits
        .values()
        .forEach(clauses -> clauses.sort(Comparator.comparing(one -> one.clause().modality())));
    return benefits;
  }

  /** A benefit. Its title is that of its strongest clause. */
  record BenefitView(
      String id, String title, CatalogueViews.BothView titles, List<BenefitClause> clauses) {
    static BenefitView of(String id, List<Provision> clauses, Ruleset ruleset, Language language) {
      Clause strongest = clauses.get(0).clause();
      return new BenefitView(
          id,
          strongest.title().in(language),
          CatalogueViews.BothView.of(strongest.title()),
          clauses.stream().map(one -> BenefitClause.of(one, ruleset, language)).toList());
    }
  }

  /** A benefit by itself. */
  record BenefitDetail(@JsonUnwrapped BenefitView benefit, String notice) {}

  /** A clause that a benefit rests on. */
  record BenefitClause(
      String id,
      String document,
      String profile,
      String modality,
      String evaluable,
      String title,
      CitationView citation,
      List<RelationView> relations) {
    static BenefitClause of(Provision provision, Ruleset ruleset, Language language) {
      Clause clause = provision.clause();
      return new BenefitClause(
          clause.id(),
          clause.document().id(),
          provision.profile().code(),
          CatalogueViews.code(clause.modality()),
          CatalogueViews.code(clause.evaluable()),
          clause.title().in(language),
          CitationView.of(clause, language, ruleset.proof()),
          RelationView.of(clause.id(), ruleset, language));
    }
  }
}
