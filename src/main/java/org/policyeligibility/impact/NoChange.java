package org.policyeligibility.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/** Why nothing comes out otherwise for anybody. */
public final class NoChange {
  private NoChange() {}

  /** The reason, the most certain one first; empty where something does come out otherwise. */
  public static Optional<Text> reason(
      Ruleset base, Ruleset draft, Comparison comparison, LocalDate asOf, Tally tally) {
    return tally.flipped() > 0
        ? Optional.empty()
        : Optional.of(reasonWhereNone(base, draft, comparison, asOf, tally));
  }

  private static Text reasonWhereNone(
      Ruleset base, Ruleset draft, Comparison comparison, LocalDate asOf, Tally tally) {
    if (comparison.isEmpty()) {
      return new Text("两份规则所说完全相同。", "The two say the same.");
    }
    List<ClauseChange> decisive = comparison.decisive();
    if (decisive.isEmpty() && comparison.facts().isEmpty()) {
      return new Text(
          "只有文字不同，条件、日期、审批均未改变。", "Only texts differ: no criterion, day or requirement.");
    }
    List<Provision> changed =
        decisive.stream()
            .flatMap(
                change ->
                    Stream.of(base, draft)
                        .flatMap(ruleset -> ruleset.provision(change.clause()).stream()))
            .toList();
    if (!changed.isEmpty()
        && changed.stream().noneMatch(provision -> provision.clause().inForce().contains(asOf))) {
      return notInForce(changed.get(changed.size() - 1), asOf);
    }
    Optional<Provision> addressed =
        changed.stream()
            .filter(provision -> tally.types().containsKey(provision.profile().code()))
            .findFirst();
    if (!changed.isEmpty() && addressed.isEmpty()) {
      String type = changed.get(0).profile().code();
      return Message.of("population-has-no-such-profile", type).text();
    }
    return new Text(
        "样本中没有人处在改动前后结果不同的情形。",
        "Nobody in this population is in a case that the two decide differently.");
  }

  private static Text notInForce(Provision provision, LocalDate asOf) {
    InForce inForce = provision.clause().inForce();
    @Nullable LocalDate first = inForce.firstDay();
    boolean early = first != null && asOf.isBefore(first);
    String day = String.valueOf(early ? first : inForce.lastDay());
    return early
        ? Message.of("not-in-force-before", provision.id(), day, asOf).text()
        : Message.of("not-in-force-after", provision.id(), day, asOf).text();
  }
}
