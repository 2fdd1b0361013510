package org.policyeligibility.ruleset.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.ruleset.Ruleset;

/** Compiles a rule set that was read and checked into the classes of an executable model. */
final class RulesetCompiler {
  private static final String GROUP = "org.policyeligibility.rules";
  private static final String CLASS = ".class";

  private RulesetCompiler() {}

  /**
   * A compiled rule set.
   *
   * @param classes bytes by class name
   * @param models the names of the classes that describe the rules
   */
  record Compiled(Map<String, byte[]> classes, List<String> models) {
    /** As it is stored. */
    byte[] toBytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeInt(models.size());
        for (String model : models) {
          out.writeUTF(model);
        }
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> compiled : classes.entrySet()) {
          out.writeUTF(compiled.getKey());
          out.writeInt(compiled.getValue().length);
          out.write(compiled.getValue());
        }
      } catch (IOException impossible) {
        throw new IllegalStateException("writing to memory", impossible);
      }
      return bytes.toByteArray();
    }

    static Compiled of(byte[] bytes) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        List<String> models = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          models.add(in.readUTF());
        }
        Map<String, byte[]> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          String name = in.readUTF();
          classes.put(name, in.readNBytes(in.readInt()));
        }
        return new Compiled(classes, models);
      } catch (IOException broken) {
        throw new IllegalStateException("a compiled rule set that cannot be read", broken);
      }
    }
  }

  /** Of all that the compiled classes depend on: the text that is compiled, and the compiler. */
  static String key(Ruleset ruleset) {
    Sha256 key = new Sha256();
    new TreeMap<>(CanonicalDrl.of(ruleset)).forEach(key::add);
    return key.add("digest", ruleset.digest())
        .add("drools", String.valueOf(KieServices.class.getPackage().getImplementationVersion()))
        .add("java", Runtime.version().toString())
        .hex();
  }

  static Compiled compile(Ruleset ruleset) {
    return compile(CanonicalDrl.of(ruleset), ruleset.digest().substring("sha256:".length()));
  }

  /**
   * Compiles some clauses alone, over the fact types that come with the program.
   *
   * @param keys of these clauses, by id
   * @param facts the key of the fact types
   */
  static CompiledRules compile(Ruleset ruleset, Map<String, String> keys, String facts) {
    String own = Integer.toHexString(new TreeMap<>(keys).hashCode());
    String version = ruleset.digest().substring("sha256:".length()) + "-" + own;
    Compiled compiled =
        compile(CanonicalDrl.of(ruleset, keys.keySet(), "rules.changed_" + own), version);
    return new CompiledRules(facts, keys, compiled.models(), compiled.classes());
  }

  /**
   * Compiles DRL that was written here.
   *
   * @param drl text by path
   * @param version not used by another build at the same time: Drools keeps modules by it
   */
  static Compiled compile(Map<String, String> drl, String version) {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    ReleaseId release = services.newReleaseId(GROUP, "rules", version);
    files.generateAndWritePomXML(release);
    drl.forEach((path, text) -> files.write("src/main/resources/" + path, text));
    KieBuilder builder = services.newKieBuilder(files, RulesetCompiler.class.getClassLoader());
    try {
      builder.buildAll(ExecutableModelProject.class);
      if (builder.getResults().hasMessages(Message.Level.ERROR)) {
        // The text was checked before; what Drools refuses now is a fault of ours.
        throw new IllegalStateException(
            builder.getResults().getMessages(Message.Level.ERROR).toString());
      }
      return compiled((InternalKieModule) builder.getKieModule());
    } finally {
      services.getRepository().removeKieModule(release);
    }
  }

  private static Compiled compiled(InternalKieModule module) {
    Map<String, byte[]> classes = new TreeMap<>();
    List<String> models = List.of();
    for (String file : module.getFileNames()) {
      if (file.endsWith(CLASS)) {
        String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
        classes.put(name, module.getBytes(file));
      } else if (file.endsWith("/drools-model")) {
        models =
            new String(module.getBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.contains(":"))
                .sorted()
                .toList();
      }
    }
    return new Compiled(classes, models);
  }
}
