package org.policyeligibility.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
abstract class RulesRun<L> implements DraftTask {
  static final String COMPILED = "compiled";

  /** Made where lines come from another process: work that is done here needs none. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  private final Class<L> line;

  /**
   * Work.
   *
   * @param line what its lines are read as where they come from another process
   */
  RulesRun(Class<L> line) {
    this.line = line;
  }

  /** What can begin while the rules are read. */
  void begin(RuleFiles files) {}

  /** Does the work and gives its lines. */
  abstract void run(Eligibility rules, Map<String, Object> arguments, Consumer<L> lines);

  @Override
  public final void run(DraftWork work) throws FaultyRuleset {
    begin(work.files(DraftWork.DRAFT));
    Ruleset ruleset = work.ruleset(DraftWork.DRAFT);
    Eligibility rules = compiled(ruleset, work);
    Map<String, Object> arguments = new HashMap<>();
    work.arguments()
        .properties()
        .forEach(
            one ->
                arguments.put(
                    one.getKey(), Json.MAPPER.convertValue(one.getValue(), Object.class)));
    run(rules, arguments, work::write);
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
  static <L> List<L> of(
      RulesRun<L> work, RuleFiles files, Map<String, Object> arguments, CompiledCache cache) {
    if (files.fingerprint().equals(ShippedRules.fingerprint())) {
      work.begin(files);
      List<L> lines = new ArrayList<>();
      try (Eligibility rules = ShippedRules.load(() -> files)) {
        work.run(rules, arguments, lines::add);
      }
      return lines;
    }
    DraftRequest request =
        DraftRequest.of(work.getClass().asSubclass(DraftTask.class), files).briefly();
    return of(request, arguments, DraftLimits.USUAL.output(64L << 20), cache).stream()
        .map(work::read)
        .toList();
  }

  private L read(JsonNode sent) {
    try {
      return Json.MAPPER.treeToValue(sent, line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a line of ours", impossible);
    }
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
