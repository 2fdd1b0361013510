package org.policyeligibility.ruleset;

import java.util.BitSet;
import org.policyeligibility.profile.Case;

/**
 * The rule engine: the compiled rules that decide. It is an interface so that the core knows no
 * Drools.
 */
public interface Engine extends AutoCloseable {
  /**
   * The rules that fire on a case.
   *
   * @return ordinals of provisions, each counted from its type's {@link
   *     org.policyeligibility.evaluation.Provisions#first first}, and of the conditions under which
   *     they are not {@link org.policyeligibility.evaluation.Provisions#exemption(int, int) needed}
   */
  BitSet fired(Case stated);

  @Override
  void close();
}
