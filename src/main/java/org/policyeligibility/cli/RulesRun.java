package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.policyeligibility.Eligibility;
import org.policyeligibility.draft.Draft;
import org.policyeligibility.draft.DraftFailure;
import org.policyeligibility.draft.DraftLimits;
import org.policyeligibility.draft.DraftRequest;
import org.policyeligibility.draft.DraftTask;
import org.policyeligibility.draft.DraftWork;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.Compilation;
import org.policyeligibility.ruleset.drools.ShippedRules;

/**
 * Work on the rules of one folder. The shipped rules run here, where they were compiled with the
 * program; any other rules are a draft and run in a process of their own.
 */
abstract class RulesRun implements DraftTask {
  static final String COMPILED = "compiled";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Does the work and gives its lines. */
  abstract void run(Eligibility rules, JsonNode arguments, Consumer<Object> lines);

  @Override
  public final void run(DraftWork work) throws FaultyRuleset {
    Ruleset ruleset = work.ruleset(DraftWork.DRAFT);
    Eligibility rules = compiled(ruleset, work);
    run(rules, work.arguments(), work::write);
  }

  /** The engine, and as a line of the answer what had to be compiled for it. */
  static Eligibility compiled(Ruleset ruleset, DraftWork work) {
    List<byte[]> earlier = new ArrayList<>();
    work.arguments()
        .path(COMPILED)
        .forEach(one -> earlier.add(Base64.getDecoder().decode(one.asText())));
    Compilation compilation = Compilation.of(ruleset, earlier);
    compilation
        .compiled()
        .ifPresent(
            bytes -> work.write(Map.of(COMPILED, Base64.getEncoder().encodeToString(bytes))));
    return new Eligibility(ruleset, compilation.engine());
  }

  /**
   * The lines of the work.
   *
   * @throws CannotWork where the rules are at fault, or a limit was reached
   */
  static List<JsonNode> of(
      RulesRun work, RuleFiles files, Map<String, Object> arguments, CompiledCache cache) {
    if (files.fingerprint().equals(ShippedRules.fingerprint())) {
      List<JsonNode> lines = new ArrayList<>();
      try (Eligibility rules = ShippedRules.load(() -> files)) {
        work.run(rules, JSON.valueToTree(arguments), line -> lines.add(JSON.valueToTree(line)));
      }
      return lines;
    }
    DraftRequest request = DraftRequest.of(work.getClass(), files);
    return of(request, arguments, DraftLimits.USUAL.output(64L << 20), cache);
  }

  /** The lines of work in a process of its own. */
  static List<JsonNode> of(
      DraftRequest request,
      Map<String, Object> arguments,
      DraftLimits limits,
      CompiledCache cache) {
    Map<String, Object> all = new HashMap<>(arguments);
    all.put(COMPILED, cache.newest().stream().map(Base64.getEncoder()::encodeToString).toList());
    try {
      List<JsonNode> lines = new ArrayList<>(Draft.run(request.with(all), limits));
      lines.stream()
          .filter(line -> line.has(COMPILED))
          .forEach(line -> cache.keep(Base64.getDecoder().decode(line.path(COMPILED).asText())));
      lines.removeIf(line -> line.has(COMPILED));
      return lines;
    } catch (DraftFailure failed) {
      throw new CannotWork(failed.text().zh(), failed.text().en());
    }
  }
}
