package org.policyeligibility.web.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.answer.RequiredMaterial;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Words;

/** Checklist of materials over all benefits that can be applied for now: each thing once. */
public final class Checklist {
  private static final int MOST_NAMED = 4;

  private Checklist() {}

  /**
   * One thing to bring.
   *
   * @param serves the benefits for which it is brought
   * @param named all of them in a list
   */
  public record MaterialView(String text, List<String> serves, String named) {
    /** Whether there are so many that their number says more. */
    public boolean isMany() {
      return serves.size() > MOST_NAMED;
    }
  }

  /** The list: what serves most comes first, and then in the order of the results. */
  public static List<MaterialView> of(Evaluation evaluation, ClauseViews clauses, Words words) {
    Map<String, Set<String>> serves = new LinkedHashMap<>();
    for (Result result : evaluation.results()) {
      if (result.outcome() == Outcome.ELIGIBLE || result.outcome() == Outcome.CONDITIONAL) {
        String benefit = result.provision().clause().benefit();
        String title = clauses.text(clauses.ruleset().titleOfBenefit(benefit));
        RequiredMaterial.of(result.provision(), clauses.language())
            .forEach(
                material ->
                    serves
                        .computeIfAbsent(
                            clauses.text(material.text()), text -> new LinkedHashSet<>())
                        .add(title));
      }
    }
    List<MaterialView> list = new ArrayList<>();
    serves.forEach(
        (text, titles) ->
            list.add(new MaterialView(text, List.copyOf(titles), words.list(titles))));
    list.sort(Comparator.comparing(material -> -material.serves().size()));
    return List.copyOf(list);
  }
}
