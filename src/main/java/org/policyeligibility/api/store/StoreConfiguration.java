package org.policyeligibility.api.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.policyeligibility.api.problem.RedactedTrace;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.KeyCheck;
import org.policyeligibility.decision.Maintenance;
import org.policyeligibility.decision.retention.PlausibleClock;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.ruleset.drools.CompiledProducts;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.KeyFile;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.StoreUnavailable;

/**
 * The configuration of the store, and the producer of its beans. The database may be away when the
 * service starts: it is tried again until it is there, and nobody has to do anything.
 */
@ApplicationScoped
class StoreConfiguration {
  private static final Logger LOG = Logger.getLogger(StoreConfiguration.class);
  private static final int SECONDS_BETWEEN_TRIES = 2;
  private static final int SECONDS_BETWEEN_PURGES = 3600;

  private final Settings settings;
  private final StoreAvailabilityLog availability;
  private final PlausibleClock clock = new PlausibleClock(InstantSource.system());
  private final Database database;
  private final Keys keys;
  private final Thread schedule = new Thread(this::runSchedule, "store maintenance");

  StoreConfiguration(Settings settings, StoreAvailabilityLog availability) {
    this.settings = settings;
    this.availability = availability;
    this.database = Database.of(settings.database());
    try {
      Path file = settings.keysFile.orElse(settings.folder.resolve("keys.properties"));
      // Keys that were made here are of no use to another instance of the same database.
      this.keys = settings.url.isPresent() ? KeyFile.read(file) : KeyFile.readOrMake(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the keys cannot be read: policy.keys.file", unreadable);
    }
  }

  /** The configuration. */
  @Singleton
  static class Settings {
    @ConfigProperty(name = "policy.data.folder", defaultValue = "data")
    Path folder = Path.of("data");

    @ConfigProperty(name = "policy.database.url")
    Optional<String> url = Optional.empty();

    @ConfigProperty(name = "policy.database.user")
    Optional<String> user = Optional.empty();

    @ConfigProperty(name = "policy.database.password")
    Optional<String> password = Optional.empty();

    @ConfigProperty(name = "policy.database.connections", defaultValue = "16")
    int connections;

    @ConfigProperty(name = "policy.keys.file")
    Optional<Path> keysFile = Optional.empty();

    @ConfigProperty(name = "policy.retention.application")
    Optional<Period> application = Optional.empty();

    @ConfigProperty(name = "policy.retention.consultation")
    Optional<Period> consultation = Optional.empty();

    @ConfigProperty(name = "policy.retention.verification")
    Optional<Period> verification = Optional.empty();

    @ConfigProperty(name = "policy.retention.appeal")
    Optional<Period> appeal = Optional.empty();

    DatabaseSettings database() {
      return url.map(
              jdbcUrl ->
                  DatabaseSettings.postgresql(
                      jdbcUrl, user.orElse(""), password.orElse(""), connections))
          .orElseGet(() -> DatabaseSettings.embedded(folder));
    }

    Retention retention() {
      Map<Purpose, Period> others = new EnumMap<>(Purpose.class);
      application.ifPresent(period -> others.put(Purpose.APPLICATION, period));
      consultation.ifPresent(period -> others.put(Purpose.CONSULTATION, period));
      verification.ifPresent(period -> others.put(Purpose.VERIFICATION, period));
      appeal.ifPresent(period -> others.put(Purpose.APPEAL, period));
      return new Retention(others);
    }
  }

  void start(@Observes StartupEvent started) {
    schedule.setDaemon(true);
    schedule.start();
  }

  private void runSchedule() {
    try {
      while (!opened()) {
        TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_TRIES);
      }
      while (true) {
        TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_PURGES);
        purge();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean opened() {
    try {
      database.open(on -> KeyCheck.of(on, keys));
      maintenance().reached().ifPresent(clock::reached);
      maintenance().normaliseSubjects();
      LOG.infof("decisions are kept in %s", settings.database());
      availability.back();
      return true;
    } catch (StoreUnavailable away) {
      availability.away(away);
      return false;
    } catch (CorruptedData others) {
      LOG.errorf("nothing is kept: %s", others.getMessage());
      return false;
    }
  }

  private void purge() {
    try {
      Maintenance.Purge purge = maintenance().purge(Actor.SERVICE);
      maintenance().reached().ifPresent(clock::reached);
      LOG.infof(
          "purge before %s: %d erased, %d remaining",
          purge.before(), purge.erased(), purge.remaining());
    } catch (StoreUnavailable away) {
      availability.away(away);
    } catch (RuntimeException failed) {
      // It is tried again; one failure must not end the schedule.
      LOG.errorf("the purge failed: %s", RedactedTrace.of(failed));
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    schedule.interrupt();
    database.close();
  }

  @Produces
  @Singleton
  Database database() {
    return database;
  }

  @Produces
  @Singleton
  Decisions decisions() {
    return new Decisions(database, keys, clock, settings.retention());
  }

  @Produces
  @Singleton
  Maintenance maintenance() {
    return new Maintenance(database, keys, clock);
  }

  @Produces
  @Singleton
  AuditTrail auditTrail() {
    return new AuditTrail(database, clock);
  }

  @Produces
  @Singleton
  CompiledProducts compiledProducts() {
    return new CompiledFiles(settings.folder.resolve("compiled"), keys);
  }
}
