package org.policyeligibility.lint;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/** The lint rule of unused facts. Applicants would be asked for such a fact to no purpose. */
final class FactLint {
  private FactLint() {}

  static void look(FindingCollector findings) {
    Vocabulary vocabulary = findings.ruleset().vocabulary();
    Set<Fact> used = new HashSet<>();
    findings.ruleset().catalogue().forEach(provision -> used(provision).forEach(used::add));
    for (ProfileType type : ProfileType.values()) {
      for (Fact fact : vocabulary.facts(type)) {
        if (!used.contains(fact) && used.stream().noneMatch(other -> restsOn(other, fact))) {
          findings.add(
              LintCode.UNUSED_FACT,
              "facts.yaml",
              "    " + fact.name() + ":",
              Message.of("no-rule-asks-for-the-fact", type.code(), fact.name()),
              Message.of("remove-fact-or-accept-it"));
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
