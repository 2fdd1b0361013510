package org.policyeligibility.ruleset.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.policyeligibility.ruleset.Ruleset;

/**
 * An engine for a rule set of which most was compiled before: with the program, or by an earlier
 * run. Only clauses whose canonical text nobody has compiled yet are compiled now.
 *
 * @param compiled what was compiled now, for the next time; empty where nothing had to be
 */
public record IncrementalCompilation(DroolsEngine engine, Optional<byte[]> compiled) {
  /** Parts of one compilation with the clauses that are taken from it. */
  private record Part(CompiledRules rules, ClassLoader classes, Set<String> clauses) {}

  /**
   * Compiles what is new.
   *
   * @param earlier what earlier runs gave as {@code compiled}
   */
  public static IncrementalCompilation of(Ruleset ruleset, List<byte[]> earlier) {
    String facts = CanonicalDrl.factsKey(ruleset);
    CompiledRules shipped = ShippedRules.compiled();
    return shipped.facts().equals(facts)
        ? partly(ruleset, shipped, earlier)
        : whole(ruleset, facts, earlier);
  }

  /** Fact types as shipped: shipped rules and earlier ones serve, clause by clause. */
  private static IncrementalCompilation partly(
      Ruleset ruleset, CompiledRules shipped, List<byte[]> earlier) {
    Map<String, String> open = new TreeMap<>(CanonicalDrl.keys(ruleset));
    List<Part> parts = new ArrayList<>();
    ClassLoader program = IncrementalCompilation.class.getClassLoader();
    parts.add(part(shipped, program, open));
    for (byte[] bytes : earlier) {
      if (open.isEmpty()) {
        break;
      }
      CompiledRules compiledRules = CompiledRules.of(bytes);
      if (compiledRules.facts().equals(shipped.facts())) {
        parts.add(part(compiledRules, new CompiledClasses(compiledRules.classes(), program), open));
      }
    }
    Optional<byte[]> compiled = Optional.empty();
    if (!open.isEmpty()) {
      CompiledRules now = RulesetCompiler.compile(ruleset, open, CanonicalDrl.factsKey(ruleset));
      compiled = Optional.of(now.toBytes());
      parts.add(part(now, new CompiledClasses(now.classes(), program), open));
    }
    return new IncrementalCompilation(new DroolsEngine(ruleset, rules(parts), program), compiled);
  }

  /** Takes from compiled rules the clauses that are still open. */
  private static Part part(CompiledRules rules, ClassLoader classes, Map<String, String> open) {
    Set<String> taken = new HashSet<>();
    open.entrySet()
        .removeIf(
            clause ->
                clause.getValue().equals(rules.keys().get(clause.getKey()))
                    && taken.add(clause.getKey()));
    return new Part(rules, classes, taken);
  }

  private static KieBase rules(List<Part> parts) {
    List<Model> models = new ArrayList<>();
    for (Part part : parts) {
      if (!part.clauses().isEmpty()) {
        DroolsEngine.models(part.rules().models(), part.classes())
            .forEach(model -> models.add(new ModelSubset(model, part.clauses())));
      }
    }
    return KieBaseBuilder.createKieBaseFromModel(models);
  }

  /** Other fact types: every rule that reads them is compiled with them. */
  private static IncrementalCompilation whole(Ruleset ruleset, String facts, List<byte[]> earlier) {
    Map<String, String> keys = CanonicalDrl.keys(ruleset);
    for (byte[] bytes : earlier) {
      CompiledRules compiledRules = CompiledRules.of(bytes);
      if (compiledRules.facts().equals(facts) && compiledRules.keys().equals(keys)) {
        ClassLoader classes =
            new CompiledClasses(
                compiledRules.classes(), IncrementalCompilation.class.getClassLoader());
        return new IncrementalCompilation(
            DroolsEngine.load(ruleset, compiledRules.models(), classes), Optional.empty());
      }
    }
    RulesetCompiler.Compiled now = RulesetCompiler.compile(ruleset);
    ClassLoader classes =
        new CompiledClasses(now.classes(), IncrementalCompilation.class.getClassLoader());
    CompiledRules rules =
        new CompiledRules(facts, new LinkedHashMap<>(keys), now.models(), now.classes());
    return new IncrementalCompilation(
        DroolsEngine.load(ruleset, now.models(), classes), Optional.of(rules.toBytes()));
  }
}
