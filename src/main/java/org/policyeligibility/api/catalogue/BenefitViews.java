package org.policyeligibility.api.catalogue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.answer.RelationView;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/** JSON views of the benefits that clauses give. Each is shown with all that it rests on. */
final class BenefitViews {
  private BenefitViews() {}

  /** A benefit. */
  record BenefitView(
      String id, String title, CatalogueViews.BothView titles, List<BenefitClause> clauses) {
    static BenefitView of(String id, List<Provision> clauses, Ruleset ruleset, Language language) {
      Text title = ruleset.titleOfBenefit(id);
      return new BenefitView(
          id,
          title.in(language),
          CatalogueViews.BothView.of(title),
          clauses.stream()
              .map(provision -> BenefitClause.of(provision, ruleset, language))
              .toList());
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
