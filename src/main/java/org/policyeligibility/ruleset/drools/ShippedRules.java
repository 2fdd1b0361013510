package org.policyeligibility.ruleset.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.QuoteProof;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The rule set that was read, checked and compiled with the program; at run time it is only loaded.
 */
public final class ShippedRules {
  private static final String LAW = "META-INF/law/checked";
  private static final String MODELS = "META-INF/law/models";
  private static final String FILES = "META-INF/law/rules.zip";

  /** Kept once somebody has asked, while there is memory for it. */
  private static volatile @Nullable SoftReference<RuleFiles> seen;

  private ShippedRules() {}

  /** Loads what the build wrote. */
  public static Eligibility load() {
    ClassLoader classes = ShippedRules.class.getClassLoader();
    List<String> models = new String(bytes(MODELS), StandardCharsets.UTF_8).lines().toList();
    // The rules are linked while the law is read: neither needs the other.
    CompletableFuture<KieBase> rules =
        CompletableFuture.supplyAsync(() -> DroolsEngine.rules(models, classes));
    Ruleset ruleset = ruleset();
    return new Eligibility(ruleset, new DroolsEngine(ruleset, rules.join(), classes));
  }

  private static Ruleset ruleset() {
    return Ruleset.readFrom(bytes(LAW), ShippedRules::files);
  }

  /** What the build found in the sources; none where it had no sources to look in. */
  public static QuoteProof proof() {
    return ruleset().proof();
  }

  /** The files as they lie in {@code rules/}, for whoever wants to see one. */
  private static RuleFiles files() {
    SoftReference<RuleFiles> kept = seen;
    RuleFiles files = kept == null ? null : kept.get();
    if (files != null) {
      return files;
    }
    try (InputStream zip = resource(FILES)) {
      files = RuleFiles.readFrom(zip);
      seen = new SoftReference<>(files);
      return files;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream resource(String name) {
    return Optional.ofNullable(ShippedRules.class.getClassLoader().getResourceAsStream(name))
        .orElseThrow(
            () -> new IllegalStateException("no compiled rules: run `mvn process-classes`"));
  }

  /** Writes a compiled rule set where {@link #load} finds it. */
  static void write(
      Ruleset ruleset, QuoteProof proof, RulesetCompiler.Compiled compiled, Path output)
      throws IOException {
    for (Map.Entry<String, byte[]> one : compiled.classes().entrySet()) {
      write(output.resolve(one.getKey().replace('.', '/') + ".class"), one.getValue());
    }
    write(output.resolve(LAW), ruleset.toBytes(proof));
    write(
        output.resolve(MODELS),
        String.join("\n", compiled.models()).getBytes(StandardCharsets.UTF_8));
    try (var zip = Files.newOutputStream(output.resolve(FILES))) {
      ruleset.files().writeTo(zip);
    }
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }
}
