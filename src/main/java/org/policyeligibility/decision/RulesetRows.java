package org.policyeligibility.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.store.CorruptedData;

/**
 * The data access of table {@code ruleset}: each law that decisions name, stored once, so that it
 * can be applied again years later.
 */
final class RulesetRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RulesetRows() {}

  static boolean has(Handle handle, String digest) {
    return handle
        .createQuery("select digest from ruleset where digest = :digest")
        .bind("digest", digest)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  static void insert(Handle handle, Ruleset ruleset, Instant at) {
    ByteArrayOutputStream files = new ByteArrayOutputStream();
    try {
      ruleset.files().writeTo(files);
      handle
          .createUpdate(
              """
              insert into ruleset (digest, version, files, proof, kept_at)
              values (:digest, :version, :files, :proof, :at)""")
          .bind("digest", ruleset.digest())
          .bind("version", ruleset.version())
          .bind("files", files.toByteArray())
          .bind("proof", JSON.writeValueAsBytes(ruleset.proof()))
          .bind("at", at)
          .execute();
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
  }

  static Optional<StoredRuleset> find(Handle handle, String digest) {
    return handle
        .createQuery("select files, proof from ruleset where digest = :digest")
        .bind("digest", digest)
        .map((row, context) -> read(row.getBytes("files"), row.getBytes("proof")))
        .findOne();
  }

  private static StoredRuleset read(byte[] files, byte[] proof) {
    try {
      return new StoredRuleset(
          RuleFiles.readFrom(new ByteArrayInputStream(files)),
          JSON.readValue(proof, QuoteProof.class));
    } catch (IOException unreadable) {
      throw new CorruptedData("a rule set that cannot be read");
    }
  }
}
