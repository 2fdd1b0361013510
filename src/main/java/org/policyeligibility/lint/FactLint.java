package org.policyeligibility.lint;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/** A fact that nothing asks for is asked of applicants for nothing. */
final class FactLint {
  private FactLint() {}

  static void look(Lint lint) {
    Vocabulary vocabulary = lint.ruleset().vocabulary();
    Set<Fact> used = new HashSet<>();
    lint.ruleset().catalogue().forEach(provision -> used(provision).forEach(used::add));
    for (ProfileType type : ProfileType.values()) {
      for (Fact fact : vocabulary.facts(type)) {
        if (!used.contains(fact) && used.stream().noneMatch(other -> restsOn(other, fact))) {
          lint.found(
              LintCode.UNUSED_FACT,
              "facts.yaml",
              "    " + fact.name() + ":",
              new Text(
                  "没有规则使用 " + type.code() + " 的事实 " + fact.name(),
                  "no rule asks for the " + type.code() + " fact " + fact.name()),
              new Text(
                  "删去，或在该事实下用 accepted 说明保留的理由",
                  "remove it, or say under its `accepted` why it is kept"));
        }
      }
    }
  }

  private static Stream<Fact> used(Provision provision) {
    return Stream.concat(
        Stream.of(
                provision.criteria().stream(),
                provision.indications().values().stream(),
                provision.advisories().stream().flatMap(advisory -> advisory.when().stream()))
            .flatMap(criteria -> criteria)
            .map(Criterion::fact),
        Stream.ofNullable(provision.province()));
  }

  /** An age rests on a date of birth; a place on the fact that tells its province. */
  private static boolean restsOn(Fact other, Fact fact) {
    return other.profile() == fact.profile()
        && (fact.name().equals(other.derivedFrom()) || fact.name().equals(other.province()));
  }
}
