package org.policyeligibility.ruleset.language;

import java.util.List;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.profile.ProfileType;

/**
 * One rule, read from its text.
 *
 * @param packageName {@code rules.guofa_2020_7}
 * @param name the id of the clause that it carries out
 * @param criteria in the order of the text; those of one pattern stand together
 * @param lines the line of each criterion, from 1
 * @param text as the drafter wrote it
 */
public record ParsedRule(
    String packageName, String name, List<Criterion> criteria, List<Integer> lines, String text) {
  /** The consequence, as words: every rule does the same when its criteria are met. */
  static final List<String> CONSEQUENCE = List.of("met", "(", "drools", ")", ";");

  public ParsedRule {
    criteria = List.copyOf(criteria);
    lines = List.copyOf(lines);
  }

  /** The types of its patterns, in the order of the text. */
  public List<ProfileType> profiles() {
    return criteria.stream().map(criterion -> criterion.fact().profile()).distinct().toList();
  }
}
