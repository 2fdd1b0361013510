package org.policyeligibility.ruleset.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.ruleset.text.RulesetFault;

/** The parser of the engine: a second opinion on every rule that is not shipped. */
public interface EngineParser {
  /**
   * Parses a rule, and refuses whatever is not a rule of the language.
   *
   * @param faults what was refused is added here
   * @return null where something was
   */
  @Nullable EngineTree parse(String path, String text, List<RulesetFault> faults);

  /** Whether it is known to read a rule as we do, since it has read this one before. */
  default boolean isKnown(String text) {
    return false;
  }
}
