package org.policyeligibility.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * The {@code scenarios.yaml} of a rule set, parsed on a thread of their own while the law is read:
 * they are the larger half of what drafters write, and neither needs the other.
 */
public final class ScenarioFiles {
  static final String NAME = "/scenarios.yaml";

  private final FutureTask<Map<String, Parsed>> parsed;

  private ScenarioFiles(FutureTask<Map<String, Parsed>> parsed) {
    this.parsed = parsed;
  }

  /**
   * One file.
   *
   * @param faults where parsing and reading it note what is wrong
   */
  record Parsed(YamlNode root, List<RulesetFault> faults) {
    public static Parsed of(String path, String text) {
      List<RulesetFault> faults = new ArrayList<>();
      return new Parsed(YamlNode.read(path, text, faults), faults);
    }
  }

  /** Begins to parse. */
  public static ScenarioFiles of(RuleFiles files) {
    FutureTask<Map<String, Parsed>> parsing = new FutureTask<>(() -> parse(files));
    Thread thread = new Thread(parsing, "scenarios");
    thread.setDaemon(true);
    thread.start();
    return new ScenarioFiles(parsing);
  }

  private static Map<String, Parsed> parse(RuleFiles files) {
    Map<String, Parsed> parsed = new HashMap<>();
    for (String path : files.paths()) {
      String text = path.endsWith(NAME) ? files.text(path) : null;
      if (text != null) {
        parsed.put(path, Parsed.of(path, text));
      }
    }
    return parsed;
  }

  /** The files by path. */
  Map<String, Parsed> byPath() {
    try {
      return parsed.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while scenarios were parsed");
    } catch (ExecutionException failed) {
      throw new IllegalStateException("scenarios could not be parsed", failed.getCause());
    }
  }
}
