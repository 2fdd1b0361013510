package org.policyeligibility.ruleset.drools;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Compiled rules kept in a folder by what was compiled, because each benchmark runs in a process of
 * its own and compiling a large law takes minutes.
 */
public final class KeptRules {
  private KeptRules() {}

  /** The engine of a rule set; compiles only what was not kept. */
  @SuppressWarnings("unchecked") // what was written is read
  public static DroolsEngine engine(Ruleset ruleset, Path folder) throws IOException {
    String drl = CanonicalDrl.of(ruleset).toString();
    String key = UUID.nameUUIDFromBytes(drl.getBytes(StandardCharsets.UTF_8)).toString();
    Path kept = folder.resolve(key);
    if (!Files.exists(kept)) {
      RulesetCompiler.Compiled compiled = RulesetCompiler.compile(ruleset);
      Files.createDirectories(folder);
      try (var out = new ObjectOutputStream(Files.newOutputStream(kept))) {
        out.writeObject(new TreeMap<>(compiled.classes()));
        out.writeObject(List.copyOf(compiled.models()));
      }
    }
    try (var in = new ObjectInputStream(Files.newInputStream(kept))) {
      Map<String, byte[]> classes = (Map<String, byte[]>) in.readObject();
      List<String> models = (List<String>) in.readObject();
      return DroolsEngine.load(
          ruleset, models, new CompiledClasses(classes, DroolsEngine.class.getClassLoader()));
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
