package org.policyeligibility.api.law;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFolder;

/**
 * Holder of the rule set in force: the shipped one, or, while rules are being written, the folder
 * {@code policy.rules.folder}, read again when a file in it changed. A request reads the holder
 * once.
 */
@ApplicationScoped
public class CurrentRuleset {
  private static final Logger LOG = Logger.getLogger(CurrentRuleset.class);

  /** Runs once, for the first that asks. */
  private static final FutureTask<LoadedRuleset> SHIPPED =
      new FutureTask<>(() -> LoadedRuleset.of(ShippedRules.load()));

  private final Optional<Path> folder;
  private volatile @Nullable LoadedRuleset current;
  private volatile @Nullable String fault;
  private long seen;

  CurrentRuleset(@ConfigProperty(name = "policy.rules.folder") Optional<Path> folder) {
    this.folder = folder;
  }

  /** Begins to load the shipped law, so that it is there when the container is. */
  public static void begin() {
    Thread loading = new Thread(SHIPPED, "law");
    loading.setDaemon(true);
    loading.start();
  }

  private static LoadedRuleset shipped() {
    SHIPPED.run();
    try {
      return SHIPPED.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the shipped law cannot be loaded", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the law was loaded", stopped);
    }
  }

  /** Loads before the first connection is taken: no request meets a service without law. */
  void load(@Observes StartupEvent start) {
    if (folder.isPresent()) {
      readAgainIfChanged();
    } else {
      current = shipped();
    }
    LoadedRuleset loaded = current;
    if (loaded != null) {
      LOG.infof("rule set %s in force", loaded.eligibility().ruleset().version());
    }
  }

  /**
   * Returns the rule set that answers now.
   *
   * @throws NoLawInForce while none could be loaded
   */
  public LoadedRuleset get() {
    if (folder.isPresent()) {
      readAgainIfChanged();
    }
    LoadedRuleset loaded = current;
    if (loaded == null) {
      throw new NoLawInForce();
    }
    return loaded;
  }

  boolean isLoaded() {
    return current != null;
  }

  /** Returns the fault of the rules as edited; empty while they are in force as they are. */
  Optional<String> fault() {
    if (folder.isPresent()) {
      readAgainIfChanged();
    }
    return Optional.ofNullable(fault);
  }

  private synchronized void readAgainIfChanged() {
    long state = fingerprint(folder.orElseThrow());
    if (state == seen) {
      return;
    }
    seen = state;
    try {
      Ruleset ruleset =
          DraftRulesLoader.read(RuleFolder.read(folder.orElseThrow()), ShippedRules.proof());
      LoadedRuleset before = current;
      if (before != null && before.eligibility().ruleset().digest().equals(ruleset.digest())) {
        current = LoadedRuleset.of(before.eligibility().with(ruleset));
      } else {
        current = LoadedRuleset.of(new Eligibility(ruleset, DroolsEngine.compile(ruleset)));
        LOG.infof("rule set %s in force", ruleset.version());
      }
      fault = null;
    } catch (FaultyRuleset faulty) {
      fault = String.valueOf(faulty.getMessage());
      LOG.errorf(
          "the rules are at fault; the last good rule set stays in force%n%s", faulty.getMessage());
    } catch (IOException | RuntimeException failed) {
      fault = "the rules cannot be read or compiled: " + failed;
      LOG.error("the last good rule set stays in force", failed);
    }
  }

  /** Changes when a file is added, removed or written. */
  private static long fingerprint(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      long state = 1;
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        state = 31 * state + file.hashCode();
        state = 31 * state + Files.getLastModifiedTime(file).toMillis();
        state = 31 * state + Files.size(file);
      }
      return state;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @PreDestroy
  public void close() {
    LoadedRuleset loaded = current;
    if (loaded != null) {
      loaded.eligibility().close();
    }
  }
}
