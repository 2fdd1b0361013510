package org.policyeligibility.ruleset.drools;

import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;

/** A rule set as somebody wrote it: the gate that every rule passes before it is compiled. */
public final class DraftRulesLoader {
  private DraftRulesLoader() {}

  /**
   * Reads and checks a rule set; Drools' parser must see each rule as we read it.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files) throws FaultyRuleset {
    return read(files, QuoteProof.NONE);
  }

  /**
   * Reads and checks a rule set of which some quotes are proved already.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files, QuoteProof proof) throws FaultyRuleset {
    return RulesetReader.read(files, proof, new ParsedBefore(files, ShippedRules.seen()));
  }

  /**
   * Reads the vocabulary alone, whatever is wrong with clauses.
   *
   * @throws FaultyRuleset with every fault of its file
   */
  public static Vocabulary vocabulary(RuleFiles files) throws FaultyRuleset {
    return RulesetReader.vocabulary(files);
  }

  /**
   * Reads the register of zones alone, whatever is wrong with clauses.
   *
   * @throws FaultyRuleset with every fault of its files
   */
  public static ZoneRegister register(RuleFiles files) throws FaultyRuleset {
    return RulesetReader.register(files);
  }

  /**
   * Reads a rule set that will only be looked at. Where all but scenarios is as shipped, what the
   * build read and checked is taken, with its proof.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset look(RuleFiles files) throws FaultyRuleset {
    return files.fingerprint().equals(ShippedRules.fingerprint())
            && RulesetReader.areFilesSound(files)
        ? ShippedRules.law(files)
        : read(files);
  }

  /**
   * Reads and checks the rules that the program is being built with: the parser has seen none of
   * them.
   *
   * @throws FaultyRuleset with every fault found
   */
  static Ruleset readAnew(RuleFiles files) throws FaultyRuleset {
    return RulesetReader.read(files, QuoteProof.NONE, new DrlParser());
  }
}
