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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.policyeligibility.Eligibility;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * The rule set that was read, checked and compiled with the program; at run time it is only loaded.
 */
public final class ShippedRules {
  /** The folder of what the build wrote about the law; the rules themselves are in the other. */
  static final String LAW = "META-INF/law";

  /** The folder of the rules' classes. */
  static final String CLASSES = "rules";

  private static final String CHECKED = LAW + "/checked";
  private static final String MODELS = LAW + "/models";
  private static final String FILES = LAW + "/rules.zip";
  private static final String INDEX = LAW + "/index";
  private static final String SEEN = LAW + "/seen";
  private static final String FINGERPRINT = LAW + "/fingerprint";

  /** Kept once somebody has asked, while there is memory for it. */
  private static volatile @Nullable SoftReference<RuleFiles> seen;

  private ShippedRules() {}

  /** Loads what the build wrote. */
  public static Eligibility load() {
    return load(ShippedRules::files);
  }

  /**
   * Loads the law over a folder whose rules are the shipped ones, which may have other scenarios.
   *
   * @param files with the {@link #fingerprint} of the shipped rules
   */
  public static Eligibility load(Supplier<RuleFiles> files) {
    ClassLoader classes = ShippedRules.class.getClassLoader();
    List<String> models = lines(MODELS);
    // The rules are linked while the law is read: neither needs the other.
    CompletableFuture<KieBase> rules =
        CompletableFuture.supplyAsync(() -> DroolsEngine.rules(models, classes));
    Ruleset ruleset = Ruleset.readFrom(bytes(CHECKED), files);
    return new Eligibility(ruleset, new DroolsEngine(ruleset, rules.join(), classes));
  }

  /**
   * The law alone, without an engine, over a folder whose rules are the shipped ones.
   *
   * @param files with the {@link #fingerprint} of the shipped rules
   */
  public static Ruleset law(RuleFiles files) {
    return Ruleset.readFrom(bytes(CHECKED), () -> files);
  }

  /**
   * The proof of quotes that the build made from the sources; none where it had no sources to look
   * in.
   */
  public static QuoteProof proof() {
    return Ruleset.readFrom(bytes(CHECKED), ShippedRules::files).proof();
  }

  /** The files as they lie in {@code rules/}, read when somebody asks for one. */
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

  /** The rules that were compiled with the program, as they were written. */
  public static RuleFiles texts() {
    return files();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The {@link RuleFiles#fingerprint} of the rules that were compiled with the program. */
  public static String fingerprint() {
    return lines(FINGERPRINT).get(0);
  }

  /** The shipped rules by the texts that they were compiled from; their classes are loaded. */
  public static CompiledRules compiled() {
    List<String> index = lines(INDEX);
    return new CompiledRules(index.get(0), CompiledRules.keys(index), lines(MODELS), Map.of());
  }

  /** The {@link ParsedBefore#index} of the rules that were compiled with the program. */
  static List<String> seen() {
    return lines(SEEN);
  }

  private static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  private static InputStream resource(String name) {
    return Optional.ofNullable(ShippedRules.class.getClassLoader().getResourceAsStream(name))
        .orElseThrow(
            () -> new IllegalStateException("no compiled rules: run `mvn process-classes`"));
  }

  /** Writes a compiled rule set where {@link #load} finds it. */
  public static void write(
      Ruleset ruleset, QuoteProof proof, RulesetCompiler.Compiled compiled, Path output)
      throws IOException {
    for (Map.Entry<String, byte[]> entry : compiled.classes().entrySet()) {
      write(output.resolve(entry.getKey().replace('.', '/') + ".class"), entry.getValue());
    }
    write(output.resolve(CHECKED), ruleset.toBytes(proof));
    CompiledRules index =
        new CompiledRules(
            CanonicalDrl.factsKey(ruleset), CanonicalDrl.keys(ruleset), List.of(), Map.of());
    write(output.resolve(INDEX), index.index().getBytes(StandardCharsets.UTF_8));
    write(
        output.resolve(SEEN),
        String.join("\n", ParsedBefore.index(ruleset.files())).getBytes(StandardCharsets.UTF_8));
    write(
        output.resolve(FINGERPRINT),
        ruleset.files().fingerprint().getBytes(StandardCharsets.UTF_8));
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
