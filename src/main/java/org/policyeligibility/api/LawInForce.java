package org.policyeligibility.api;

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
import org.policyeligibility.answer.AnswerPages;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.drools.WrittenRules;

/**
 * The rule set that answers: the shipped one, or, while rules are being written, the folder {@code
 * policy.rules.folder}, read again when a file in it changed. A request reads the holder once.
 */
@ApplicationScoped
public class LawInForce {
  private static final Logger LOG = Logger.getLogger(LawInForce.class);

  /** Runs once, for whoever comes first. */
  private static final FutureTask<InForce> SHIPPED =
      new FutureTask<>(() -> InForce.of(ShippedRules.load()));

  private final Optional<Path> folder;
  private volatile @Nullable InForce current;
  private volatile @Nullable String fault;
  private long seen;

  /** A rule set with its answers' constant parts written out. */
  record InForce(Eligibility eligibility, AnswerPages pages) {
    static InForce of(Eligibility eligibility) {
      return new InForce(eligibility, AnswerPages.of(eligibility.ruleset()));
    }
  }

  LawInForce(@ConfigProperty(name = "policy.rules.folder") Optional<Path> folder) {
    this.folder = folder;
  }

  /** Begins to load the shipped law, so that it is there when the container is. */
  static void begin() {
    Thread loading = new Thread(SHIPPED, "law");
    loading.setDaemon(true);
    loading.start();
  }

  private static InForce shipped() {
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
    InForce loaded = current;
    if (loaded != null) {
      LOG.infof("rule set %s in force", loaded.eligibility().ruleset().version());
    }
  }

  /**
   * What answers now.
   *
   * @throws NoLawInForce while none could be loaded
   */
  InForce get() {
    if (folder.isPresent()) {
      readAgainIfChanged();
    }
    InForce loaded = current;
    if (loaded == null) {
      throw new NoLawInForce();
    }
    return loaded;
  }

  /** There is no rule set to answer with, yet or any more. */
  static final class NoLawInForce extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  boolean isLoaded() {
    return current != null;
  }

  /** What is wrong with the rules as edited; empty while they are in force as they are. */
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
      Ruleset ruleset = WrittenRules.read(RuleFiles.of(folder.orElseThrow()), ShippedRules.proof());
      InForce before = current;
      if (before != null && before.eligibility().ruleset().digest().equals(ruleset.digest())) {
        current = InForce.of(before.eligibility().with(ruleset));
      } else {
        current = InForce.of(new Eligibility(ruleset, DroolsEngine.compile(ruleset)));
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
  void close() {
    InForce loaded = current;
    if (loaded != null) {
      loaded.eligibility().close();
    }
  }
}
