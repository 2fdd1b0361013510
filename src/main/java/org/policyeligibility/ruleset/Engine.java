package org.policyeligibility.ruleset;

import java.util.BitSet;
import org.policyeligibility.profile.Profile;

/** What decides: the compiled rules. */
public interface Engine extends AutoCloseable {
  /**
   * The rules that fire on a profile.
   *
   * @return ordinals in the {@link Ruleset#provisions provisions} of the profile's type
   */
  BitSet fired(Profile profile);

  @Override
  void close();
}
