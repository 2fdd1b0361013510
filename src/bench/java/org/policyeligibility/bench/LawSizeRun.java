package org.policyeligibility.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.policyeligibility.Eligibility;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.RulesOnDisk;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFolder;

/**
 * Measures what a profile costs under laws of several sizes: the decision with the statuses of all
 * criteria, in which the engine and the second reader are compared each time.
 */
public final class LawSizeRun {
  private static final int PROFILES = 1_000;
  private static final long SEED = 20_200_713;
  private static final int ROUNDS = 24;
  private static final int COUNTED = 11;
  private static final double MICRO = 1e3;
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1 << 20;

  private LawSizeRun() {}

  /**
   * Measures.
   *
   * @param arguments the folder of the shipped law, the folder of compiled rules, and then how many
   *     clauses each law has
   */
  public static void main(String[] arguments) throws IOException, FaultyRuleset {
    LogContext.getLogContext().getLogger("").setLevel(Level.ERROR);
    Ruleset today = RulesetReader.read(RuleFolder.read(Path.of(arguments[0])));
    String facts = Optional.ofNullable(today.files().text("facts.yaml")).orElseThrow();
    for (String size : List.of(arguments).subList(2, arguments.length)) {
      long began = cpu();
      Ruleset law =
          RulesetReader.read(GeneratedLaw.of(Integer.parseInt(size), today.vocabulary(), facts));
      long read = cpu();
      try (Eligibility rules =
          new Eligibility(law, RulesOnDisk.engine(law, Path.of(arguments[1])))) {
        System.out.printf(
            "| %s clauses | read in %.1f s | compiled or loaded in %.1f s |",
            size, (read - began) / NANOS, (cpu() - read) / NANOS);
        measure(rules, RandomProfiles.of(law.vocabulary(), PROFILES, SEED));
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void measure(Eligibility rules, List<Profile> profiles) {
    double[] micros = new double[ROUNDS];
    long results = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = cpu();
      results = 0;
      for (Profile profile : profiles) {
        results += rules.evaluate(profile, RandomProfiles.DAY).results().size();
      }
      micros[round] = (cpu() - before) / MICRO / profiles.size();
    }
    double[] counted = Arrays.copyOfRange(micros, ROUNDS - COUNTED, ROUNDS);
    Arrays.sort(counted);
    System.gc();
    System.out.printf(
        " %.0f clauses a profile | %.1f µs a profile (%.1f to %.1f) | heap %.0f MB |%n",
        (double) results / profiles.size(),
        counted[COUNTED / 2],
        counted[0],
        counted[COUNTED - 1],
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
  }
}
