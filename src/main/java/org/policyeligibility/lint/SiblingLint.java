package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.policyeligibility.comparison.Reach;
import org.policyeligibility.comparison.Samples;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Relation;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;

/**
 * The lint rules across clauses of one benefit: duplicate criteria, overlapping ranges, gaps. Each
 * clause alone looks right there.
 */
final class SiblingLint {
  /** Relations by which two clauses may apply at once. */
  private static final Set<Relation.Kind> BOTH_APPLY =
      EnumSet.of(
          Relation.Kind.YIELDS_TO,
          Relation.Kind.PREVAILS_OVER,
          Relation.Kind.ADDS_TO,
          Relation.Kind.SUPPLEMENTED_BY,
          Relation.Kind.OVERLAPS);

  private final FindingCollector findings;
  private final Set<String> told = new LinkedHashSet<>();

  private SiblingLint(FindingCollector findings) {
    this.findings = findings;
  }

  /** Two clauses are siblings where they give one benefit to one type of profile at one time. */
  static void look(FindingCollector findings) {
    TreeMap<String, List<Provision>> siblings = new TreeMap<>();
    for (Provision provision : findings.ruleset().catalogue()) {
      if (provision.ruleText() != null) {
        String key = provision.profile() + " " + provision.clause().benefit();
        siblings.computeIfAbsent(key, none -> new ArrayList<>()).add(provision);
      }
    }
    SiblingLint look = new SiblingLint(findings);
    siblings.values().forEach(look::among);
  }

  private void among(List<Provision> siblings) {
    for (int i = 0; i < siblings.size(); i++) {
      for (int j = i + 1; j < siblings.size(); j++) {
        Provision provision = siblings.get(i);
        Provision other = siblings.get(j);
        if (isAtOneTime(provision.clause().inForce(), other.clause().inForce())) {
          List<Fact> different = different(provision, other);
          if (different.isEmpty()) {
            same(provision, other);
          } else if (different.size() == 1 && different.get(0).type().isNumeric()) {
            ranges(siblings, provision, different.get(0));
          }
        }
      }
    }
  }

  private static boolean isAtOneTime(InForce days, InForce other) {
    return (days.lastDay() == null
            || other.firstDay() == null
            || !days.lastDay().isBefore(other.firstDay()))
        && (other.lastDay() == null
            || days.firstDay() == null
            || !other.lastDay().isBefore(days.firstDay()));
  }

  /** The facts of which the two ask for different values. */
  private static List<Fact> different(Provision provision, Provision other) {
    Reach reach = Reach.of(provision);
    Reach of = Reach.of(other);
    Set<Fact> facts = new LinkedHashSet<>(reach.byFact().keySet());
    facts.addAll(of.byFact().keySet());
    return facts.stream().filter(fact -> !reach.isAlike(of, fact)).toList();
  }

  private void same(Provision provision, Provision other) {
    if (!provision.clause().document().territory().equals(other.clause().document().territory())) {
      return;
    }
    findings.add(
        LintCode.SAME_CRITERIA,
        findings.path(other, "rule.drl"),
        "rule \"",
        Message.of("give-one-benefit-by-the-same-criteria", other.id(), provision.id()),
        Message.of("make-them-one-clause-or-accept-it"));
  }

  /** The ranges of all siblings that differ from this clause by nothing but this number. */
  private void ranges(List<Provision> siblings, Provision provision, Fact fact) {
    List<Provision> row =
        siblings.stream()
            .filter(
                other ->
                    other.equals(provision)
                        || (different(provision, other).equals(List.of(fact))
                            && isRange(other, fact)))
            .toList();
    if (!isRange(provision, fact)
        || row.size() < 2
        || !told.add(provision.clause().benefit() + fact.name())) {
      return;
    }
    boolean covered = false;
    Optional<Object> gap = Optional.empty();
    for (Object sample :
        Samples.of(
            fact, row.stream().flatMap(all -> Reach.of(all).about(fact).stream()).toList())) {
      List<Provision> meeting =
          row.stream().filter(each -> Reach.meets(Reach.of(each).about(fact), sample)).toList();
      if (isOverlap(meeting)) {
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

  /** Whether two clauses meet of which the law does not say how they stand to each other. */
  private boolean isOverlap(List<Provision> meeting) {
    return meeting.stream()
        .anyMatch(
            provision ->
                meeting.stream()
                    .anyMatch(other -> !other.equals(provision) && !isDeclared(provision, other)));
  }

  private boolean isDeclared(Provision provision, Provision other) {
    return findings.ruleset().relations(provision.id()).stream()
        .filter(relation -> relation.clause().equals(other.id()))
        .anyMatch(relation -> BOTH_APPLY.contains(relation.kind()));
  }

  private static boolean isRange(Provision provision, Fact fact) {
    return !Reach.of(provision).about(fact).isEmpty();
  }

  private void overlap(List<Provision> meeting, Fact fact, Object sample) {
    String clauses = String.join(", ", meeting.stream().map(Provision::id).toList());
    findings.add(
        LintCode.RANGE_OVERLAP,
        findings.path(meeting.get(1), "rule.drl"),
        fact.name() + " ",
        Message.of("falls-under-several-clauses", fact.label(), sample, clauses),
        Message.of("let-the-ranges-meet"));
  }

  private void gap(Provision after, Fact fact, Object sample) {
    findings.add(
        LintCode.RANGE_GAP,
        findings.path(after, "rule.drl"),
        fact.name() + " ",
        Message.of("falls-under-no-clause", fact.label(), sample),
        Message.of("let-the-ranges-meet-or-accept-it"));
  }
}
