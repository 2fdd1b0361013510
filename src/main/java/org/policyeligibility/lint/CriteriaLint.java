package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.comparison.Reach;
import org.policyeligibility.comparison.Samples;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;

/** Criteria of one clause that nothing meets, that everything meets, or that say nothing more. */
final class CriteriaLint {
  private CriteriaLint() {}

  static void look(Provision provision, Lint lint) {
    for (Map.Entry<Fact, List<Criterion>> entry : Reach.of(provision).byFact().entrySet()) {
      List<Criterion> criteria = entry.getValue();
      List<Object> samples = Samples.of(entry.getKey(), criteria);
      String path = lint.path(provision, "rule.drl");
      String words = entry.getKey().name() + " ";
      if (samples.stream().noneMatch(value -> Reach.meets(criteria, value))) {
        lint.found(
            LintCode.NEVER_TRUE,
            path,
            words,
            new Text(
                "没有任何取值能满足：" + said(criteria).zh(), "no value can meet: " + said(criteria).en()),
            new Text(
                "各条件同时成立才算满足；改正其一，或拆成两条",
                "criteria hold together; correct one, or write two clauses"));
      } else {
        alwaysTrue(criteria, samples, path, words, lint);
        implied(criteria, samples, path, words, lint);
      }
    }
  }

  private static void alwaysTrue(
      List<Criterion> criteria, List<Object> samples, String path, String words, Lint lint) {
    for (Criterion criterion : criteria) {
      if (samples.stream().allMatch(value -> Reach.meets(criterion, value))) {
        Text said = CriterionSentence.of(criterion);
        lint.found(
            LintCode.ALWAYS_TRUE,
            path,
            words,
            new Text("任何取值都满足：" + said.zh(), "every value meets: " + said.en()),
            new Text(
                "删去此条件；若意在要求申报此项事实，在 clause.yaml 的 accepted 中说明",
                "remove it; where the fact has to be stated, say so under `accepted` in clause.yaml"));
      }
    }
  }

  /** One that every value meets is told already. */
  private static void implied(
      List<Criterion> criteria, List<Object> samples, String path, String words, Lint lint) {
    Set<Integer> told = new HashSet<>();
    for (int i = 0; i < criteria.size(); i++) {
      for (int j = 0; j < criteria.size(); j++) {
        Criterion weaker = criteria.get(i);
        Criterion stronger = criteria.get(j);
        if (i != j
            && !told.contains(j)
            && samples.stream().anyMatch(value -> !Reach.meets(weaker, value))
            && samples.stream()
                .allMatch(value -> !Reach.meets(stronger, value) || Reach.meets(weaker, value))
            && told.add(i)) {
          Text more = CriterionSentence.of(weaker);
          Text less = CriterionSentence.of(stronger);
          lint.found(
              LintCode.IMPLIED_CRITERION,
              path,
              words,
              new Text(
                  "“" + more.zh() + "”已含于“" + less.zh() + "”",
                  "“" + more.en() + "” follows from “" + less.en() + "”"),
              new Text("留下较严的一项", "keep the stricter one"));
        }
      }
    }
  }

  private static Text said(List<Criterion> criteria) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Criterion criterion : criteria) {
      zh.add(CriterionSentence.of(criterion).zh());
      en.add(CriterionSentence.of(criterion).en());
    }
    return new Text(String.join("；", zh), String.join("; ", en));
  }
}
