package org.policyeligibility.api.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Configuration of the limits. Each has a default and holds unless it is said not to: 0 is no
 * limit, and is told at start.
 */
@ConfigMapping(prefix = "policy.limits")
public interface Limits {
  /**
   * Requests a minute of one address that does not say who it is; of IPv6 its first 64 bits. What
   * has the first 48 in common has four times as many.
   */
  @WithDefault("60000")
  long perAddress();

  /** Requests a minute of one caller with a token. */
  @WithDefault("60000")
  long perCaller();

  /**
   * Requests a minute that concern what is kept, of one organisation. Each leaves an entry in the
   * audit log for good.
   */
  @WithDefault("6000")
  long perOrganisation();

  /**
   * Requests at once that concern the store; twice the processors, and at least 4, where nothing is
   * configured.
   */
  OptionalInt storeAtOnce();

  /**
   * Requests that wait for one of those; beyond that some are refused, so that evaluating goes on.
   */
  @WithDefault("64")
  int storeWaiting();

  /** The shares of organisations at the store, by their names; 1 where nothing is configured. */
  Map<String, Integer> weight();

  /**
   * Exports of the audit log and copies for persons that one organisation receives at once; all
   * together receive 16 times as many.
   */
  @WithDefault("4")
  int exportsAtOnce();

  /**
   * Documents that are rendered at once; half of the processors, and at least 1, where nothing is
   * configured.
   */
  OptionalInt documentsAtOnce();

  /** How long a request may have waited for its turn and still be answered. */
  @WithDefault("1S")
  Duration longestWait();

  /** How long a request may take to come, from its first byte to its last. */
  @WithDefault("30S")
  Duration longestReception();

  /** How long a client may take to receive a part of an answer. */
  @WithDefault("30S")
  Duration longestDelivery();

  /** Connections at once; one more is closed. */
  @WithDefault("4096")
  int connections();

  /**
   * Connections at once of one address that is no trusted proxy; of IPv6 its first 64 bits. What
   * has the first 48 in common has twice as many.
   */
  @WithDefault("1024")
  int connectionsPerAddress();

  /** Bytes of bodies that are being received or worked on at once. */
  @WithDefault("64M")
  MemorySize receiving();

  /** Bytes of answers that wait to be taken at once, above which nobody is answered more. */
  @WithDefault("96M")
  MemorySize sending();
}
