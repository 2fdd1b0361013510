package org.policyeligibility.api.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * The limits as configured. Each has a default and holds unless it is said not to: 0 is no limit,
 * and is told at start.
 */
@ConfigMapping(prefix = "policy.limits")
public interface Limits {
  /** Requests a minute of one address that does not say who it is; of IPv6 its first 64 bits. */
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

  /** Requests at once that concern what is kept; more are refused, so that evaluating goes on. */
  @WithDefault("16")
  int storeAtOnce();

  /**
   * Exports of the audit log and copies for persons that are being received at once; each holds a
   * thread until it is.
   */
  @WithDefault("4")
  int exportsAtOnce();

  /** How long a request may have waited for its turn and still be answered. */
  @WithDefault("1S")
  Duration longestWait();

  /** How long a request may take to come, from its first byte to its last. */
  @WithDefault("30S")
  Duration longestReception();

  /** How long a client may take to receive a part of an answer. */
  @WithDefault("30S")
  Duration longestDelivery();
}
