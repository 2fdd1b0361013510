package org.policyeligibility.ruleset.drools;

import java.util.Optional;

/**
 * A cache of compiled rule sets by their keys. Its products are run as they are: where they are
 * stored has to make sure that they are those which were put there.
 */
public interface CompiledProducts {
  /** Empty where there is none, or not the one that was put there. */
  Optional<byte[]> find(String key);

  /** Stores a product, if it can; losing it costs time and nothing else. */
  void put(String key, byte[] product);
}
