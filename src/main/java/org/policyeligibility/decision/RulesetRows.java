package org.policyeligibility.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.policyeligibility.ruleset.QuoteProof;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.store.Keys.Damaged;

/** The law that decisions name, as rows: kept once, as long as a decision names it. */
final class RulesetRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RulesetRows() {}

  static boolean has(Connection connection, String digest) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select digest from ruleset where digest = ?")) {
      select.setString(1, digest);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  static void insert(Connection connection, Ruleset ruleset, Instant at) throws SQLException {
    ByteArrayOutputStream files = new ByteArrayOutputStream();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ruleset (digest, version, files, proof, kept_at)"
                + " values (?, ?, ?, ?, ?)")) {
      ruleset.files().writeTo(files);
      insert.setString(1, ruleset.digest());
      insert.setString(2, ruleset.version());
      insert.setBytes(3, files.toByteArray());
      insert.setBytes(4, JSON.writeValueAsBytes(ruleset.proof()));
      insert.setObject(5, DecisionRows.utc(at));
      insert.executeUpdate();
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
  }

  static Optional<KeptLaw> find(Connection connection, String digest) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select files, proof from ruleset where digest = ?")) {
      select.setString(1, digest);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new KeptLaw(
                    RuleFiles.readFrom(new ByteArrayInputStream(rows.getBytes(1))),
                    JSON.readValue(rows.getBytes(2), QuoteProof.class)))
            : Optional.empty();
      }
    } catch (IOException unreadable) {
      throw new Damaged("a rule set that cannot be read");
    }
  }
}
