package org.policyeligibility.decision;

import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * The stored files of a rule set by which a decision was made, with the proof of its quotes. From
 * them a decision is replayed years later.
 */
public record StoredRuleset(RuleFiles files, QuoteProof proof) {}
