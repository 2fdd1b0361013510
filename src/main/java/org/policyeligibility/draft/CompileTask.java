package org.policyeligibility.draft;

import java.util.Map;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.FaultyRuleset;

/** Compiles a draft: {@code {"version": …, "digest": …, "clauses": n}}. */
public final class CompileTask implements DraftTask {
  @Override
  public void run(DraftWork work) throws FaultyRuleset {
    Eligibility draft = work.eligibility(DraftWork.DRAFT);
    work.write(
        Map.of(
            "version", draft.ruleset().version(),
            "digest", draft.ruleset().digest(),
            "clauses", draft.ruleset().catalogue().size()));
  }
}
