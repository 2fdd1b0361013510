package org.policyeligibility.ruleset.drools;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Compiled rules kept in a folder by what was compiled, because each benchmark runs in a process of
 * its own and compiling a large law takes minutes.
 */
public final class RulesOnDisk {
  /** Documents of 100 clauses; what is compiled together is held in memory together. */
  private static final int DOCUMENTS_TOGETHER = 5;

  private RulesOnDisk() {}

  /** The engine of a rule set; compiles only what was not kept. */
  @SuppressWarnings("unchecked") // what was written is read
  public static DroolsEngine engine(Ruleset ruleset, Path folder) throws IOException {
    String drl = CanonicalDrl.of(ruleset).toString();
    String key = UUID.nameUUIDFromBytes(drl.getBytes(StandardCharsets.UTF_8)).toString();
    Path kept = folder.resolve(key);
    if (!Files.exists(kept)) {
      RulesetCompiler.Compiled compiled = inParts(ruleset, key);
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

  /** A few documents at a time, each time with the facts, of which the first are kept. */
  private static RulesetCompiler.Compiled inParts(Ruleset ruleset, String version) {
    Map<String, String> drl = CanonicalDrl.of(ruleset);
    String declared = CanonicalDrl.packageOf(ruleset.vocabulary());
    String facts = declared.replace('.', '/') + "/rules.drl";
    List<String> documents = drl.keySet().stream().filter(path -> !path.equals(facts)).toList();
    Map<String, byte[]> classes = new TreeMap<>();
    Set<String> models = new TreeSet<>();
    for (int from = 0; from < documents.size(); from += DOCUMENTS_TOGETHER) {
      int to = Math.min(documents.size(), from + DOCUMENTS_TOGETHER);
      Map<String, String> part = new TreeMap<>(drl);
      part.keySet().retainAll(Set.of(facts));
      documents.subList(from, to).forEach(path -> part.put(path, drl.getOrDefault(path, "")));
      RulesetCompiler.Compiled compiled = RulesetCompiler.compile(part, version + "-" + from);
      compiled.classes().forEach(classes::putIfAbsent);
      for (String model : compiled.models()) {
        if (from == 0 || !model.substring(0, model.lastIndexOf('.')).equals(declared)) {
          models.add(model);
        }
      }
      System.out.printf("compiled %d of %d documents%n", to, documents.size());
    }
    return new RulesetCompiler.Compiled(classes, List.copyOf(models));
  }
}
