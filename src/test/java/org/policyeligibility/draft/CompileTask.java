package org.policyeligibility.draft;

import java.util.Map;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.text.FaultyRuleset;

/** Compiles a draft: {@code {"version": …, "digest": …, "clauses": n}}. */
final class CompileTask implements DraftTask {
  @Override
  public void run(DraftContext work) throws FaultyRuleset {
    Ruleset draft = work.ruleset(DraftContext.DRAFT);
    DroolsEngine.compile(draft).close();
    work.write(
        Map.of(
            "version", draft.version(),
            "digest", draft.digest(),
            "clauses", draft.catalogue().size()));
  }
}
