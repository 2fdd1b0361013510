package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Suppressed findings: a drafter has looked at them and accepted, with the reason in both
 * languages: {@code accepted: { same-criteria: { zh: …, en: … } }} in {@code clause.yaml}, or below
 * a fact.
 */
final class Accepted {
  private static final String KEY = "accepted";
  private static final String FACTS = "facts.yaml";

  private final RuleFiles files;

  /** The line of each acceptance by its place and code. */
  private final Map<String, Integer> lines = new HashMap<>();

  private final Set<String> needed = new HashSet<>();

  private Accepted(RuleFiles files) {
    this.files = files;
  }

  /**
   * The findings that nobody has accepted, and the acceptances that accept nothing.
   *
   * @param notSought codes that were not looked for, so that nothing is known of what accepts them
   */
  static List<Finding> without(List<Finding> findings, Ruleset ruleset, Set<LintCode> notSought) {
    Accepted accepted = new Accepted(ruleset.files());
    accepted.read();
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      if (!accepted.accepts(finding)) {
        left.add(finding);
      }
    }
    notSought.forEach(
        code -> accepted.lines.keySet().removeIf(key -> key.endsWith(" " + code.code())));
    accepted.addNeedless(left);
    return left;
  }

  private void read() {
    for (String path : files.paths()) {
      String text = files.text(path);
      if (text == null || !text.contains(KEY + ":")) {
        continue;
      }
      List<RulesetFault> ignored = new ArrayList<>();
      YamlNode file = YamlNode.read(path, text, ignored);
      if (path.endsWith("/clause.yaml")) {
        read(path, file.optional(KEY));
      } else if (path.equals(FACTS)) {
        for (ProfileType type : ProfileType.values()) {
          file.required("facts")
              .required(type.code())
              .entries()
              .forEach((name, fact) -> read(FACTS + ":" + fact.line(), fact.optional(KEY)));
        }
      }
    }
  }

  private void read(String place, @Nullable YamlNode accepted) {
    if (accepted != null) {
      accepted.entries().forEach((code, reason) -> lines.put(place + " " + code, reason.line()));
    }
  }

  private boolean accepts(Finding finding) {
    int end = finding.path().lastIndexOf('/');
    String place =
        end < 0
            ? finding.path() + ":" + finding.line()
            : finding.path().substring(0, end) + "/clause.yaml";
    String key = place + " " + finding.code();
    if (lines.containsKey(key)) {
      needed.add(key);
    }
    return lines.containsKey(key);
  }

  private void addNeedless(List<Finding> left) {
    lines.forEach(
        (key, line) -> {
          if (!needed.contains(key)) {
            String place = key.substring(0, key.indexOf(' '));
            left.add(
                new Finding(
                    LintCode.NEEDLESS_ACCEPTANCE.code(),
                    LintCode.NEEDLESS_ACCEPTANCE.severity(),
                    place.startsWith(FACTS) ? FACTS : place,
                    line,
                    Message.of("accepted-is-not-found"),
                    Message.of("remove-it-from-accepted")));
          }
        });
  }
}
