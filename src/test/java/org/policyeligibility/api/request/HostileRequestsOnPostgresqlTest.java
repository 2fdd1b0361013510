package org.policyeligibility.api.request;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.KeyFile;
import org.policyeligibility.store.PostgresqlServer;

/** The hostile requests again, where PostgreSQL keeps the decisions. */
@QuarkusTest
@WithTestResource(HostileRequestsOnPostgresqlTest.Server.class)
@Tag("apart")
class HostileRequestsOnPostgresqlTest extends HostileRequests {
  HostileRequestsOnPostgresqlTest() {
    super(FEW);
  }

  /** A server of its own. */
  public static final class Server implements QuarkusTestResourceLifecycleManager {
    private @Nullable PostgresqlServer server;

    @Override
    public Map<String, String> start() {
      PostgresqlServer fresh = PostgresqlServer.fresh();
      server = fresh;
      DatabaseSettings settings = fresh.newDatabase();
      Path keys = Path.of("target", "data", "hostile.keys.properties").toAbsolutePath();
      try {
        KeyFile.readOrMake(keys);
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
      return Map.of(
          "policy.database.url", settings.url(),
          "policy.database.user", settings.user(),
          "policy.database.password", settings.password(),
          "policy.keys.file", keys.toString());
    }

    @Override
    public void stop() {
      if (server != null) {
        server.close();
      }
    }
  }
}
