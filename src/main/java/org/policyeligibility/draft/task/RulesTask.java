package org.policyeligibility.draft.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.policyeligibility.Eligibility;
import org.policyeligibility.UserError;
import org.policyeligibility.draft.Draft;
import org.policyeligibility.draft.DraftContext;
import org.policyeligibility.draft.DraftFailure;
import org.policyeligibility.draft.DraftLimits;
import org.policyeligibility.draft.DraftRequest;
import org.policyeligibility.draft.DraftTask;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.IncrementalCompilation;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.scenario.ScenarioReader;

/**
 * A task on the rules of one folder. The shipped rules run in this process, for they were compiled
 * with the program; any other rules are a draft and run in a process of their own.
 *
 * @param <A> its arguments, a record that JSON carries to the other process
 * @param <L> a line of its result, likewise
 */
public abstract class RulesTask<A, L> implements DraftTask {
  private static final String ARGUMENTS = "arguments";
  private static final String COMPILED = "compiled";
  private static final long MOST_OUTPUT = 64L << 20;

  /** Made where another process takes part: a task that runs in this one needs none. */
  private static final class Json {
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A decimal number stays the one that was written.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  private final Class<A> arguments;
  private final Class<L> line;

  RulesTask(Class<A> arguments, Class<L> line) {
    this.arguments = arguments;
    this.line = line;
  }

  /** Begins while the rules are still being read. */
  void begin(RuleFiles files) {}

  /** Does the work and gives its lines. */
  abstract void run(Eligibility rules, A arguments, Consumer<L> lines) throws FaultyRuleset;

  @Override
  public final void run(DraftContext work) throws FaultyRuleset {
    begin(work.files(DraftContext.DRAFT));
    Eligibility rules = compiled(work.ruleset(DraftContext.DRAFT), work);
    run(rules, arguments(work, arguments), work::write);
  }

  /** The engine, and as a line of the result what had to be compiled for it. */
  static Eligibility compiled(Ruleset ruleset, DraftContext work) {
    List<byte[]> earlier = new ArrayList<>();
    work.arguments().path(COMPILED).forEach(bytes -> earlier.add(decoded(bytes)));
    IncrementalCompilation compilation = IncrementalCompilation.of(ruleset, earlier);
    compilation.compiled().ifPresent(bytes -> work.write(Map.of(COMPILED, bytes)));
    return new Eligibility(ruleset, compilation.engine());
  }

  /** The arguments as the caller gave them to {@link #of}. */
  static <A> A arguments(DraftContext work, Class<A> type) {
    return read(work.arguments().path(ARGUMENTS), type);
  }

  /**
   * The lines of a task.
   *
   * @throws FaultyRuleset with every fault, where the rules have some
   * @throws UserError where a limit was reached
   */
  public static <A, L> List<L> of(
      RulesTask<A, L> task, RuleFiles files, A arguments, CompiledCache cache)
      throws FaultyRuleset {
    if (files.fingerprint().equals(ShippedRules.fingerprint())) {
      task.begin(files);
      List<L> lines = new ArrayList<>();
      try (Eligibility rules = ShippedRules.load(() -> files)) {
        task.run(rules, arguments, lines::add);
      }
      return lines;
    }
    DraftRequest request =
        DraftRequest.of(task.getClass().asSubclass(DraftTask.class), files).briefly();
    return of(request, arguments, DraftLimits.USUAL.output(MOST_OUTPUT), cache).stream()
        .map(sent -> read(sent, task.line))
        .toList();
  }

  /**
   * The lines of a task in a process of its own.
   *
   * @throws FaultyRuleset with every fault, where rules have some
   */
  public static List<JsonNode> of(
      DraftRequest request, Object arguments, DraftLimits limits, CompiledCache cache)
      throws FaultyRuleset {
    List<JsonNode> lines = new ArrayList<>();
    each(request, arguments, limits, cache, lines::add);
    return lines;
  }

  /**
   * Passes on each line of a task in a process of its own, as it comes.
   *
   * @throws FaultyRuleset with every fault, where rules have some
   */
  static void each(
      DraftRequest request,
      Object arguments,
      DraftLimits limits,
      CompiledCache cache,
      Consumer<JsonNode> lines)
      throws FaultyRuleset {
    JsonNode sent = Json.MAPPER.valueToTree(arguments);
    List<JsonNode> compiled = new ArrayList<>();
    try {
      Draft.run(
          request.with(Map.of(ARGUMENTS, sent, COMPILED, cache.newest())),
          limits,
          line -> {
            if (line.has(COMPILED)) {
              compiled.add(line.path(COMPILED));
            } else {
              lines.accept(line);
            }
          });
      compiled.forEach(bytes -> cache.keep(decoded(bytes)));
    } catch (DraftFailure failed) {
      if (failed.reason() == DraftFailure.Reason.FAULTY_RULES) {
        readAgain(request);
      }
      throw new UserError(failed.text().zh(), failed.text().en());
    }
  }

  /** The other process tells that there are faults; here they have their places. */
  private static void readAgain(DraftRequest request) throws FaultyRuleset {
    for (RuleFiles files : request.rules().values()) {
      ScenarioReader.read(DraftRulesLoader.read(files));
    }
  }

  private static <T> T read(JsonNode sent, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(sent, type);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record that another process wrote", impossible);
    }
  }

  private static byte[] decoded(JsonNode base64) {
    try {
      return base64.binaryValue();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
