package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.policyeligibility.comparison.Reach;
import org.policyeligibility.comparison.Samples;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;

/** Clauses of one benefit beside each other: the same criteria twice, ranges that leave a gap. */
final class SiblingLint {
  private final Lint lint;
  private final Set<String> told = new LinkedHashSet<>();

  private SiblingLint(Lint lint) {
    this.lint = lint;
  }

  /** Two clauses are siblings where they give one benefit to one type of profile at one time. */
  static void look(Lint lint) {
    TreeMap<String, List<Provision>> siblings = new TreeMap<>();
    for (Provision provision : lint.ruleset().catalogue()) {
      if (provision.ruleText() != null) {
        String key = provision.profile() + " " + provision.clause().benefit();
        siblings.computeIfAbsent(key, none -> new ArrayList<>()).add(provision);
      }
    }
    SiblingLint look = new SiblingLint(lint);
    siblings.values().forEach(look::among);
  }

  private void among(List<Provision> siblings) {
    for (int i = 0; i < siblings.size(); i++) {
      for (int j = i + 1; j < siblings.size(); j++) {
        Provision one = siblings.get(i);
        Provision other = siblings.get(j);
        if (isAtOneTime(one.clause().inForce(), other.clause().inForce())) {
          List<Fact> different = different(one, other);
          if (different.isEmpty()) {
            same(one, other);
          } else if (different.size() == 1 && different.get(0).type().isNumeric()) {
            ranges(siblings, one, different.get(0));
          }
        }
      }
    }
  }

  private static boolean isAtOneTime(InForce one, InForce other) {
    return (one.lastDay() == null
            || other.firstDay() == null
            || !one.lastDay().isBefore(other.firstDay()))
        && (other.lastDay() == null
            || one.firstDay() == null
            || !other.lastDay().isBefore(one.firstDay()));
  }

  /** The facts of which the two ask for different values. */
  private static List<Fact> different(Provision one, Provision other) {
    Reach reach = Reach.of(one);
    Reach of = Reach.of(other);
    Set<Fact> facts = new LinkedHashSet<>(reach.byFact().keySet());
    facts.addAll(of.byFact().keySet());
    return facts.stream().filter(fact -> !reach.isAlike(of, fact)).toList();
  }

  private void same(Provision one, Provision other) {
    if (!one.clause().document().territory().equals(other.clause().document().territory())) {
      return;
    }
    lint.found(
        LintCode.SAME_CRITERIA,
        lint.path(other, "rule.drl"),
        "rule \"",
        new Text(
            other.id() + " 与 " + one.id() + " 的事项、条件都相同",
            other.id() + " and " + one.id() + " give one benefit by the same criteria"),
        new Text(
            "合为一条；若确为两条规定，在 clause.yaml 的 accepted 中说明",
            "make them one clause; where they are two, say why under `accepted` in clause.yaml"));
  }

  /** The ranges of all siblings that differ from this one by nothing but this number. */
  private void ranges(List<Provision> siblings, Provision one, Fact fact) {
    List<Provision> row =
        siblings.stream()
            .filter(
                other ->
                    other.equals(one)
                        || (different(one, other).equals(List.of(fact)) && isRange(other, fact)))
            .toList();
    if (!isRange(one, fact) || row.size() < 2 || !told.add(one.clause().benefit() + fact.name())) {
      return;
    }
    boolean covered = false;
    Optional<Object> gap = Optional.empty();
    for (Object sample :
        Samples.of(
            fact, row.stream().flatMap(all -> Reach.of(all).about(fact).stream()).toList())) {
      List<Provision> meeting =
          row.stream().filter(each -> Reach.meets(Reach.of(each).about(fact), sample)).toList();
      if (meeting.size() > 1) {
        overlap(meeting, fact, sample);
        return;
      }
      if (!meeting.isEmpty() && gap.isPresent()) {
        gap(meeting.get(0), fact, gap.get());
        return;
      }
      covered |= !meeting.isEmpty();
      gap = covered && meeting.isEmpty() && gap.isEmpty() ? Optional.of(sample) : gap;
    }
  }

  private static boolean isRange(Provision provision, Fact fact) {
    return !Reach.of(provision).about(fact).isEmpty();
  }

  private void overlap(List<Provision> meeting, Fact fact, Object sample) {
    String clauses = String.join(", ", meeting.stream().map(Provision::id).toList());
    lint.found(
        LintCode.RANGE_OVERLAP,
        lint.path(meeting.get(1), "rule.drl"),
        fact.name() + " ",
        new Text(
            fact.label().zh() + "为 " + sample + " 时同时适用 " + clauses,
            fact.label().en() + " " + sample + " falls under " + clauses + " at once"),
        new Text("让界限相接：前一条用 <，后一条用 >=", "let the ranges meet: < in the one, >= in the next"));
  }

  private void gap(Provision after, Fact fact, Object sample) {
    lint.found(
        LintCode.RANGE_GAP,
        lint.path(after, "rule.drl"),
        fact.name() + " ",
        new Text(
            fact.label().zh() + "为 " + sample + " 时不适用任何一条同类规定",
            fact.label().en()
                + " "
                + sample
                + " falls under none of the clauses beside each other"),
        new Text(
            "让界限相接，或在 accepted 中说明原文如此",
            "let the ranges meet, or say under `accepted` that the text leaves it out"));
  }
}
