package org.policyeligibility.ruleset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/** The law as written down cannot be put in force. The message lists every fault, a line each. */
public final class FaultyRuleset extends Exception {
  private static final long serialVersionUID = 1;

  /** As many as anybody mends before the next look; of more their number is told. */
  static final int MOST = 1_000;

  private final transient List<RulesetFault> faults;

  public FaultyRuleset(List<RulesetFault> faults) {
    super(lines(first(faults), Language.EN));
    this.faults = first(faults);
  }

  /** Without those that only follow from a text that is missing, which is told already. */
  private static List<RulesetFault> first(List<RulesetFault> faults) {
    List<RulesetFault> first =
        faults.stream().filter(fault -> !fault.what().mentions(YamlNode.MISSING)).toList();
    List<RulesetFault> all = first.isEmpty() ? List.copyOf(faults) : first;
    if (all.size() <= MOST) {
      return all;
    }
    List<RulesetFault> told = new ArrayList<>(all.subList(0, MOST));
    Message others = Message.of("more-faults", all.size() - MOST);
    told.add(new RulesetFault("", 0, others, Message.of("mend-these-first")));
    return List.copyOf(told);
  }

  private static String lines(List<RulesetFault> faults, Language language) {
    return faults.stream().map(fault -> fault.in(language)).collect(Collectors.joining("\n"));
  }

  /** Every fault, a line each; the message of the exception is this in English. */
  public Text text() {
    return new Text(lines(faults, Language.ZH), lines(faults, Language.EN));
  }

  public List<RulesetFault> faults() {
    return faults;
  }
}
