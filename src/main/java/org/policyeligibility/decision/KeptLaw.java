package org.policyeligibility.decision;

import org.policyeligibility.ruleset.QuoteProof;
import org.policyeligibility.ruleset.RuleFiles;

/** A rule set as it was when a decision was made by it, with what was proved of its quotes. */
public record KeptLaw(RuleFiles files, QuoteProof proof) {}
