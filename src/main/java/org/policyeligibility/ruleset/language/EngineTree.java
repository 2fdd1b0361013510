package org.policyeligibility.ruleset.language;

import java.util.List;

/**
 * A rule as the parser of the engine has it, when nothing else is in it. The texts of constraints
 * and of the consequence are as they were received; nobody but our own reader reads them.
 */
public record EngineTree(
    String packageName, String name, List<Pattern> patterns, String consequence) {
  public EngineTree {
    patterns = List.copyOf(patterns);
  }

  /** A type with its constraints. */
  public record Pattern(String type, List<Constraint> constraints) {
    public Pattern {
      constraints = List.copyOf(constraints);
    }
  }

  /**
   * A constraint of a pattern: the text between two commas.
   *
   * @param line from 1
   * @param column from 1
   */
  public record Constraint(String text, int line, int column) {}
}
