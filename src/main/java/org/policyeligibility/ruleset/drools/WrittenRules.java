package org.policyeligibility.ruleset.drools;

import java.util.ArrayList;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.QuoteProof;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.RulesetReader;

/** A rule set as somebody wrote it: the gate that every rule passes before it is compiled. */
public final class WrittenRules {
  /** Says nothing, and makes the parser load all it needs. */
  private static final String ANY =
      "package rules.any rule \"any\" when Zone( any in ( ANY ), any <= 1 ) then met( drools ); end";

  private WrittenRules() {}

  /** Begins to load the engine's parser, which takes a moment, while files are read. */
  public static void prepare() {
    Thread loading = new Thread(() -> new DrlTree().parse("", ANY, new ArrayList<>()), "parser");
    loading.setDaemon(true);
    loading.start();
  }

  /**
   * Reads and checks a rule set; Drools' parser must see each rule as we read it.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files) throws FaultyRuleset {
    return read(files, QuoteProof.NONE);
  }

  /**
   * The same, with what is known to be proved.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files, QuoteProof proof) throws FaultyRuleset {
    return RulesetReader.read(files, proof, new DrlTree());
  }
}
