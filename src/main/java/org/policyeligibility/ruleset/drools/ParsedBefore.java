package org.policyeligibility.ruleset.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.ruleset.language.EngineParser;
import org.policyeligibility.ruleset.language.EngineTree;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Drools' parser, not asked again about what it read when the program was built: the same text over
 * the same facts. Most of a draft is such text, and to load the parser takes longer than to read
 * the law.
 */
final class ParsedBefore implements EngineParser {
  private static final String FACTS = "facts.yaml";
  private static final String RULE = "rule.drl";

  private final EngineParser parser = new DrlParser();
  private final Set<String> seen;

  /**
   * The parser for one rule set.
   *
   * @param index what {@link #index} gave when the program was built
   */
  ParsedBefore(RuleFiles files, List<String> index) {
    boolean sameFacts = !index.isEmpty() && index.get(0).equals(digest(files.text(FACTS)));
    this.seen = sameFacts ? new HashSet<>(index.subList(1, index.size())) : Set.of();
  }

  /** The digests of the facts and of each distinct rule of a rule set that the parser has read. */
  static List<String> index(RuleFiles files) {
    List<String> rules =
        files.paths().stream()
            .filter(path -> path.endsWith(RULE))
            .map(path -> digest(files.text(path)))
            .distinct()
            .sorted()
            .toList();
    List<String> index = new ArrayList<>();
    index.add(digest(files.text(FACTS)));
    index.addAll(rules);
    return index;
  }

  private static String digest(@Nullable String text) {
    return Sha256.hex(text == null ? "" : text);
  }

  @Override
  public boolean isKnown(String text) {
    return seen.contains(digest(text));
  }

  @Override
  public @Nullable EngineTree parse(String path, String text, List<RulesetFault> faults) {
    return parser.parse(path, text, faults);
  }
}
