package org.policyeligibility.ruleset.drools;

import java.util.BitSet;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** One session, used by one evaluation at a time: insert, fire, delete. */
final class DroolsSession {
  private final FiredRules findings;
  private final KieSession session;
  private int evaluations;

  DroolsSession(KieBase rules, FiredRules findings) {
    this.findings = findings;
    this.session = rules.newKieSession();
    session.addEventListener(findings);
  }

  BitSet fired(List<Object> facts) {
    evaluations++;
    FactHandle[] handles = new FactHandle[facts.size()];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = session.insert(facts.get(i));
    }
    session.fireAllRules();
    for (FactHandle handle : handles) {
      session.delete(handle);
    }
    // Without this the deletion waits for the next use, and the profile with it.
    session.fireAllRules();
    return findings.take();
  }

  int evaluations() {
    return evaluations;
  }

  void dispose() {
    session.dispose();
  }
}
