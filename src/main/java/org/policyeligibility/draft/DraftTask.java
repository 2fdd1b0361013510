package org.policyeligibility.draft;

import org.policyeligibility.ruleset.FaultyRuleset;

/**
 * What is done with a draft in the process of its own. A class with a constructor without
 * parameters; the caller names it, never the draft.
 */
public interface DraftTask {
  /**
   * Does the work and writes its lines.
   *
   * @throws FaultyRuleset where the rules cannot be put in force
   */
  void run(DraftWork work) throws FaultyRuleset;
}
