package org.policyeligibility.draft;

import org.policyeligibility.ruleset.text.FaultyRuleset;

/**
 * A task on a draft in the process of its own. It is a class with a constructor without parameters;
 * the caller names it, never the draft.
 */
public interface DraftTask {
  /**
   * Does the work and writes its lines.
   *
   * @throws FaultyRuleset where the rules cannot be put in force
   */
  void run(DraftContext work) throws FaultyRuleset;
}
