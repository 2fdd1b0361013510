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
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;

/**
 * The lint rules of one clause's criteria: never true, always true, implied by another. Each is
 * tried on sample values that tell any two criteria apart.
 */
final class CriteriaLint {
  private CriteriaLint() {}

  static void look(Provision provision, FindingCollector findings) {
    for (Map.Entry<Fact, List<Criterion>> entry : Reach.of(provision).byFact().entrySet()) {
      List<Criterion> criteria = entry.getValue();
      List<Object> samples = Samples.of(entry.getKey(), criteria);
      String path = findings.path(provision, "rule.drl");
      String words = entry.getKey().name() + " ";
      if (samples.stream().noneMatch(value -> Reach.meets(criteria, value))) {
        findings.add(
            LintCode.NEVER_TRUE,
            path,
            words,
            Message.of("no-value-can-meet", said(criteria)),
            Message.of("criteria-hold-together"));
      } else {
        alwaysTrue(criteria, samples, path, words, findings);
        implied(criteria, samples, path, words, findings);
      }
    }
  }

  private static void alwaysTrue(
      List<Criterion> criteria,
      List<Object> samples,
      String path,
      String words,
      FindingCollector findings) {
    for (Criterion criterion : criteria) {
      if (samples.stream().allMatch(value -> Reach.meets(criterion, value))) {
        Text said = CriterionSentence.of(criterion);
        findings.add(
            LintCode.ALWAYS_TRUE,
            path,
            words,
            Message.of("every-value-meets", said),
            Message.of("remove-criterion-or-accept-it"));
      }
    }
  }

  /** One that every value meets is told already. */
  private static void implied(
      List<Criterion> criteria,
      List<Object> samples,
      String path,
      String words,
      FindingCollector findings) {
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
          findings.add(
              LintCode.IMPLIED_CRITERION,
              path,
              words,
              Message.of("criterion-follows-from", more, less),
              Message.of("keep-the-stricter-one"));
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
