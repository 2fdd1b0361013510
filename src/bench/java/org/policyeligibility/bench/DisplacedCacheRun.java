package org.policyeligibility.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.policyeligibility.Eligibility;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.drools.ShippedRules;

/**
 * A measurement of cache misses: a decision with statuses after so much other memory was touched.
 * In a server that is the parsing, writing and sending of other answers, and it is why a decision
 * costs several times there what it costs in a loop of decisions.
 */
public final class DisplacedCacheRun {
  private static final int[] KILOBYTES = {0, 512, 1 << 10, 1 << 11, 1 << 12, 1 << 14, 1 << 16};
  private static final int KILOBYTE = 1 << 10;
  private static final int CACHE_LINE = 64;
  private static final int PROFILES = 1_000;
  private static final int TO_WARM_UP = 300;
  private static final int MEASURED = 5_000;
  private static final double MICRO = 1e3;

  private final Eligibility rules = ShippedRules.load();
  private final List<Profile> profiles = new ArrayList<>();
  private final byte[] others = new byte[KILOBYTES[KILOBYTES.length - 1] * KILOBYTE];
  private long results;

  private DisplacedCacheRun() {
    Vocabulary vocabulary = rules.ruleset().vocabulary();
    for (Profile profile : RandomProfiles.of(vocabulary, 2 * PROFILES, 20_200_713)) {
      Map<String, Object> stated = RandomProfiles.stated(vocabulary, profile);
      Profile read = rules.read(stated, "", RandomProfiles.DAY, new ArrayList<>());
      if (read != null && profiles.size() < PROFILES) {
        profiles.add(read);
      }
    }
  }

  /** Measures. */
  public static void main(String[] arguments) {
    // The engine writes its trace otherwise, which costs four times what it decides.
    LogContext.getLogContext().getLogger("").setLevel(Level.ERROR);
    DisplacedCacheRun run = new DisplacedCacheRun();
    for (int i = 0; i < TO_WARM_UP; i++) {
      run.profiles.forEach(run::decide);
    }
    System.out.printf("| touched between two decisions | a decision, µs: median | quartiles |%n");
    for (int kilobytes : KILOBYTES) {
      run.measure(kilobytes);
    }
    System.out.printf("%,d results%n", run.results);
  }

  private void decide(Profile profile) {
    results += rules.evaluate(profile, RandomProfiles.DAY).results().size();
  }

  private void measure(int kilobytes) {
    double[] micros = new double[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      for (int at = 0; at < kilobytes * KILOBYTE; at += CACHE_LINE) {
        others[at]++;
      }
      Profile profile = profiles.get(i % PROFILES);
      long before = System.nanoTime();
      decide(profile);
      micros[i] = (System.nanoTime() - before) / MICRO;
    }
    Arrays.sort(micros);
    System.out.printf(
        "| %,d KB | %.1f | %.1f to %.1f |%n",
        kilobytes, micros[MEASURED / 2], micros[MEASURED / 4], micros[MEASURED * 3 / 4]);
  }
}
