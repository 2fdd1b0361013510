package org.policyeligibility.ruleset.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.authority.Basis;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.YamlNode;

/** Reads what {@code clause.yaml} says of each criterion of its rule, by the fact that it tests. */
final class RemarksReader {
  /** Nothing is to be brought for a criterion. */
  private static final String NOTHING = "none";

  private RemarksReader() {}

  /** A remark for each criterion of the rule. */
  static List<Provision.Remark> read(YamlNode file, List<Criterion> criteria, Clause clause) {
    YamlNode entry = file.optional("criteria");
    Set<String> facts = new LinkedHashSet<>();
    criteria.forEach(criterion -> facts.add(criterion.fact().name()));
    if (entry == null) {
      if (!facts.isEmpty()) {
        file.fault(
            Message.of("no-remark-on-any", String.join(", ", facts)),
            Message.of("say-explicit-or-implied-of-each"));
      }
      return criteria.stream().map(criterion -> Provision.Remark.of(Basis.EXPLICIT)).toList();
    }
    if (!criteria.isEmpty()) {
      entry.only(facts.toArray(String[]::new));
    }
    List<Provision.Remark> remarks = new ArrayList<>();
    for (Criterion criterion : criteria) {
      YamlNode remark = entry.optional(criterion.fact().name());
      if (remark == null) {
        entry.fault(
            Message.of("no-remark-on", criterion.fact().name()),
            Message.of("say-explicit-or-implied"));
        remarks.add(Provision.Remark.of(Basis.EXPLICIT));
      } else {
        remarks.add(remark(remark, clause));
      }
    }
    return remarks;
  }

  private static Provision.Remark remark(YamlNode entry, Clause clause) {
    entry.only("basis", "words", "binds", "proof", "note");
    if (entry.optional("binds") != null && clause.effect() != Effect.OBLIGATION) {
      entry.fault(Message.of("only-an-obligation-binds"), Message.of("take-out", "binds"));
    }
    boolean proven = !NOTHING.equals(entry.plainText("proof"));
    return new Provision.Remark(
        entry.oneOf("basis", List.of(Basis.EXPLICIT, Basis.IMPLIED)),
        QuotedWords.read(entry.optional("words"), clause.document(), clause.citation()),
        entry.bool("binds", false),
        proven,
        proven ? entry.optionalBilingual("proof") : null,
        entry.optionalBilingual("note"));
  }
}
