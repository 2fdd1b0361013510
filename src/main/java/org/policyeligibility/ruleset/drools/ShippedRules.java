package org.policyeligibility.ruleset.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kie.api.KieBase;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.QuoteProof;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.RulesetReader;

/** The rule set that was checked and compiled with the program; at run time it is only loaded. */
public final class ShippedRules {
  private static final String LAW = "META-INF/law/rules.zip";
  private static final String MODELS = "META-INF/law/models";
  private static final String PROOF = "META-INF/law/proof";

  private ShippedRules() {}

  /** Loads what the build wrote. */
  public static Eligibility load() {
    ClassLoader classes = ShippedRules.class.getClassLoader();
    try (InputStream law = resource(LAW);
        InputStream names = resource(MODELS)) {
      List<String> models =
          new String(names.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      // The rules are linked while the texts are read: neither needs the other.
      CompletableFuture<KieBase> rules =
          CompletableFuture.supplyAsync(() -> DroolsEngine.rules(models, classes));
      Ruleset ruleset = RulesetReader.read(RuleFiles.readFrom(law), proof());
      return new Eligibility(ruleset, new DroolsEngine(ruleset, rules.join(), classes));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (FaultyRuleset impossible) {
      throw new IllegalStateException("the build let a faulty rule set pass", impossible);
    }
  }

  /** What the build found in the sources; none where it had no sources to look in. */
  public static QuoteProof proof() {
    try (InputStream proof = resource(PROOF)) {
      return QuoteProof.fromText(new String(proof.readAllBytes(), StandardCharsets.UTF_8));
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
    Path law = output.resolve(LAW);
    Files.createDirectories(law.getParent());
    try (var zip = Files.newOutputStream(law)) {
      ruleset.files().writeTo(zip);
    }
    write(output.resolve(PROOF), proof.toText().getBytes(StandardCharsets.UTF_8));
    write(
        output.resolve(MODELS),
        String.join("\n", compiled.models()).getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }
}
