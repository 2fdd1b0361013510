package org.policyeligibility.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;

/**
 * A law by its files and its digest, as it travels with a job. The digest is checked wherever the
 * files are read, so that no two executors decide by two laws.
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and compared by nobody
record PinnedLaw(String digest, String fingerprint, byte[] zip) implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * Reads and checks a law.
   *
   * @param folder of the law; null for the one that is shipped with the program
   * @throws FaultyRuleset with every fault: such a law is run nowhere
   */
  static PinnedLaw of(@Nullable Path folder) throws IOException, FaultyRuleset {
    if (folder == null) {
      try (Eligibility shipped = ShippedRules.load()) {
        return of(shipped.ruleset(), shipped.ruleset().files());
      }
    }
    RuleFiles files = RuleFolder.read(folder);
    return of(DraftRulesLoader.read(files), files);
  }

  private static PinnedLaw of(Ruleset ruleset, RuleFiles files) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    files.writeTo(zip);
    return new PinnedLaw(ruleset.digest(), files.fingerprint(), zip.toByteArray());
  }

  RuleFiles files() {
    try {
      return RuleFiles.readFrom(new ByteArrayInputStream(zip));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Whether it was compiled with the program that runs here. */
  boolean isShipped() {
    return fingerprint.equals(ShippedRules.fingerprint());
  }

  /** The law without an engine. */
  Ruleset read() {
    try {
      return pinned(DraftRulesLoader.look(files()));
    } catch (FaultyRuleset impossible) {
      throw new IllegalStateException("a law that was checked before it was sent", impossible);
    }
  }

  /**
   * The rule set.
   *
   * @throws IllegalStateException where it is not the one that was sent
   */
  Ruleset pinned(Ruleset read) {
    if (!read.digest().equals(digest)) {
      throw new IllegalStateException(
          "this executor reads the law as " + read.digest() + ", the job as " + digest);
    }
    return read;
  }
}
