package org.policyeligibility.ruleset.drools;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.drools.core.phreak.RuleExecutor;
import org.drools.core.rule.consequence.InternalMatch;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Which rules of one session fired: their criteria are met. */
final class FiredRules extends DefaultAgendaEventListener {
  private final IdentityHashMap<Rule, Integer> ordinals;
  private final List<RuleExecutor> executors = new ArrayList<>();
  private BitSet fired = new BitSet();

  /**
   * Nothing yet.
   *
   * @param ordinals of the provisions by their rules, each the same object that fires
   */
  FiredRules(IdentityHashMap<Rule, Integer> ordinals) {
    this.ordinals = ordinals;
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    InternalMatch match = (InternalMatch) event.getMatch();
    Integer ordinal = ordinals.get(match.getRule());
    if (ordinal == null) {
      throw new IllegalStateException("a rule that is no clause of this rule set fired");
    }
    fired.set(ordinal);
    executors.add(match.getRuleAgendaItem().getRuleExecutor());
  }

  /**
   * Returns the rules that fired since the last call; to be called when the session has no facts
   * any more.
   */
  BitSet take() {
    // Drools 10.1 forgets a match whose fact is gone only where the rule has several patterns: of
    // the others it would hold the facts, all that the profile says, as long as the session is.
    executors.forEach(ruleExecutor -> ruleExecutor.getDormantMatches().clear());
    executors.clear();
    BitSet taken = fired;
    fired = new BitSet();
    return taken;
  }
}
