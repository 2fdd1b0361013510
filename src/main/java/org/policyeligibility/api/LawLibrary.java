package org.policyeligibility.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.Eligibility;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.KeptLaw;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.drools.WrittenRules;
import org.policyeligibility.store.Keys.Damaged;

/**
 * The rule sets by which decisions were made, each loaded when it is asked for. One that is not in
 * force any more passes the gate of every rule, must have the digest that the decision names, and
 * is compiled, which takes some seconds; the last few stay.
 */
@ApplicationScoped
class LawLibrary {
  private static final int MOST_LOADED = 3;

  private final LawInForce current;
  private final Decisions decisions;

  /** The one that was not asked for longest comes first. */
  private final Map<String, LawInForce.InForce> loaded =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LawInForce.InForce> eldest) {
          return size() > MOST_LOADED;
        }
      };

  LawLibrary(LawInForce current, Decisions decisions) {
    this.current = current;
    this.decisions = decisions;
  }

  /** Empty where no decision was made by it. */
  Optional<LawInForce.InForce> find(String digest) {
    LawInForce.InForce inForce = current.get();
    if (inForce.eligibility().ruleset().digest().equals(digest)) {
      return Optional.of(inForce);
    }
    return decisions.law(digest).map(kept -> load(digest, kept));
  }

  /** One at a time: compiling takes all the memory that is to spare. */
  private synchronized LawInForce.InForce load(String digest, KeptLaw kept) {
    return loaded.computeIfAbsent(digest, missing -> compiled(missing, kept));
  }

  private static LawInForce.InForce compiled(String digest, KeptLaw kept) {
    try {
      Ruleset ruleset = WrittenRules.read(kept.files(), kept.proof());
      if (!ruleset.digest().equals(digest)) {
        throw new Damaged("a rule set that is not the one of its digest");
      }
      return LawInForce.InForce.of(new Eligibility(ruleset, DroolsEngine.compile(ruleset)));
    } catch (FaultyRuleset faulty) {
      throw new Damaged("a rule set that does not pass the gate any more");
    }
  }
}
