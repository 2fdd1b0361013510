package org.policyeligibility.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * File of the embedded database, closed and opened many times. To close once moved what was written
 * to fill gaps, and now and then failed in the middle of it, after which the file could not be
 * read.
 */
class EmbeddedFileTest {
  private static final int ROUNDS = 40;
  private static final int COMMITS = 200;
  private static final int LARGEST = 9_000;

  private final Random random = new Random(1);
  private long next;
  private long rows;

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_file_that_is_closed_forty_times_has_every_row_and_no_close_failed(@TempDir Path folder)
      throws SQLException, IOException {
    DatabaseSettings settings = DatabaseSettings.embedded(folder);
    for (int round = 0; round < ROUNDS; round++) {
      try (Connection connection =
              DriverManager.getConnection(settings.url(), settings.user(), settings.password());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute(
            "create table if not exists kept(id bigint primary key, content varbinary)");
        connection.commit();
        try (ResultSet counted = statement.executeQuery("select count(*) from kept")) {
          assertThat(counted.next()).isTrue();
          assertThat(counted.getLong(1)).isEqualTo(rows);
        }
        write(connection);
      }
      // Where a close fails, it says so there and nowhere else.
      assertThat(folder.resolve("decisions.trace.db")).doesNotExist();
    }
  }

  private void write(Connection connection) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement("insert into kept values (?, ?)");
        PreparedStatement remove = connection.prepareStatement("delete from kept where id = ?")) {
      for (int i = 0; i < COMMITS; i++) {
        byte[] content = new byte[random.nextInt(LARGEST)];
        random.nextBytes(content);
        keep.setLong(1, next);
        keep.setBytes(2, content);
        rows += keep.executeUpdate();
        if (random.nextInt(3) == 0) {
          remove.setLong(1, (long) (random.nextDouble() * next));
          rows -= remove.executeUpdate();
        }
        next++;
        connection.commit();
      }
    }
  }
}
