package org.policyeligibility.ruleset.drools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.proof.QuoteProver;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFolder;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * The step of the build that puts the law in force: {@code rules/} is read and checked, each quote
 * is proved against its source, and the rules are compiled into the program.
 */
public final class RulesetBuild {
  private RulesetBuild() {}

  /**
   * Builds, or says why not and exits with 1.
   *
   * @param arguments the folder of rules, the folder of compiled classes, the folder of sources
   */
  public static void main(String[] arguments) throws IOException {
    try {
      build(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    } catch (FaultyRuleset faulty) {
      System.err.println("The rules are at fault; nothing was compiled.");
      faulty.faults().forEach(fault -> System.err.println("  " + fault));
      System.exit(1);
    }
  }

  private static void build(Path rules, Path output, Path sources)
      throws IOException, FaultyRuleset {
    UpToDateCheck check = new UpToDateCheck(RulesetBuild.class, rules, output, sources);
    if (check.isUpToDate()) {
      System.out.println("rules: unchanged, and not compiled again");
      return;
    }
    check.forget();
    Ruleset ruleset = DraftRulesLoader.readAnew(RuleFolder.read(rules));
    QuoteProof proof = QuoteProof.NONE;
    if (Files.isDirectory(sources)) {
      proof = QuoteProver.of(ruleset, sources);
      System.out.println(
          "citations: " + proof.quotes() + " quotes found word for word in their sources");
    } else if ("true".equals(System.getenv("CI"))) {
      throw new FaultyRuleset(
          List.of(
              new RulesetFault(
                  "",
                  0,
                  Message.of("no-folder-of-sources"),
                  Message.of("name-folder-of-sources"))));
    } else {
      System.out.println(
          "citations: NOT PROVED, there is no folder of sources (-Dpolicy.sources=<folder>)");
    }
    deleteAll(output.resolve(ShippedRules.CLASSES));
    ShippedRules.write(ruleset, proof, RulesetCompiler.compile(ruleset), output);
    System.out.println("rules: " + ruleset.catalogue().size() + " clauses, " + ruleset.version());
    check.remember();
  }

  /** Rules that are no longer in the folder must not live on as classes. */
  private static void deleteAll(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
