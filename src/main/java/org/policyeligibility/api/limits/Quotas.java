package org.policyeligibility.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rate limits, one token bucket a client. Who a client is, is not kept: a bucket stands under a
 * keyed hash whose key is forgotten with the process, and is itself forgotten when it is whole
 * again.
 */
@Singleton
public class Quotas {
  private static final Logger LOG = Logger.getLogger(Quotas.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** More clients than that within a minute begin anew. */
  private static final int MOST_CLIENTS = 50_000;

  /** The networks of one assignment have together what so many have. */
  private static final int NETWORKS = 4;

  private static final String HASH = "HmacSHA256";

  private record Client(QuotaScope scope, long high, long low) {}

  private record Quota(Bandwidth bandwidth, String policy) {}

  private final Map<QuotaScope, Quota> quotas = new EnumMap<>(QuotaScope.class);
  private final @Nullable Quota assignments;
  private final SecretKeySpec key;
  private final Cache<Client, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_CLIENTS)
          // A bucket that nobody takes from is full after that time.
          .expireAfterAccess(WINDOW)
          .executor(Runnable::run)
          .build();

  /** Full quotas, as configured. */
  public Quotas(Limits limits) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, HASH);
    limit(QuotaScope.ADDRESS, limits.perAddress());
    long ofAssignment = limits.perAddress() * NETWORKS;
    assignments = ofAssignment > 0 ? quota(QuotaScope.ADDRESS, ofAssignment) : null;
    limit(QuotaScope.CALLER, limits.perCaller());
    limit(QuotaScope.ORGANISATION, limits.perOrganisation());
  }

  private void limit(QuotaScope scope, long requests) {
    if (requests < 0) {
      throw new IllegalArgumentException(
          "policy.limits.per-" + scope.word() + " is a number of requests a minute, or 0 for none");
    }
    if (requests == 0) {
      LOG.warnf("no limit of requests: policy.limits.per-%s is 0", scope.word());
      return;
    }
    quotas.put(scope, quota(scope, requests));
  }

  private static Quota quota(QuotaScope scope, long requests) {
    return new Quota(
        Bandwidth.builder().capacity(requests).refillGreedy(requests, WINDOW).build(),
        "\"%s\";q=%d;w=%d".formatted(scope.word(), requests, WINDOW.toSeconds()));
  }

  /** Takes one request of an address that is not known otherwise. */
  public Optional<QuotaState> takeOfAddress(ClientNetwork network) {
    // Of the assignment first: a subscriber has as many buckets as networks, and would fill them
    // all.
    ClientNetwork assignment = network.assignment();
    Quota ofAssignment = assignments;
    if (ofAssignment != null && !assignment.equals(network)) {
      QuotaState state = take(QuotaScope.ADDRESS, ofAssignment, assignment.hex());
      if (!state.allowed()) {
        return Optional.of(state);
      }
    }
    return take(QuotaScope.ADDRESS, network.hex());
  }

  /** Takes one request of somebody who is known. */
  public Optional<QuotaState> takeOfCaller(String name, String organisation) {
    return take(QuotaScope.CALLER, name + '\0' + organisation);
  }

  /** Takes one request of an organisation that concerns what is kept. */
  public Optional<QuotaState> takeOfOrganisation(String organisation) {
    return take(QuotaScope.ORGANISATION, organisation);
  }

  /** Nothing where there is no limit. */
  private Optional<QuotaState> take(QuotaScope scope, String client) {
    return Optional.ofNullable(quotas.get(scope)).map(quota -> take(scope, quota, client));
  }

  private QuotaState take(QuotaScope scope, Quota quota, String client) {
    Client key = keyOf(scope, client.getBytes(StandardCharsets.UTF_8));
    ConsumptionProbe probe = buckets.get(key, first -> full(quota)).tryConsumeAndReturnRemaining(1);
    String left =
        "\"%s\";r=%d;t=%d"
            .formatted(
                scope.word(), probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()));
    return new QuotaState(
        probe.isConsumed(),
        quota.policy,
        left,
        Math.max(1, seconds(probe.getNanosToWaitForRefill())));
  }

  /** By time as it passes: a clock that is set back would keep a client out until it is there. */
  private static Bucket full(Quota quota) {
    return Bucket.builder().addLimit(quota.bandwidth).withNanosecondPrecision().build();
  }

  private Client keyOf(QuotaScope scope, byte[] client) {
    try {
      Mac hash = Mac.getInstance(HASH);
      hash.init(key);
      ByteBuffer hashed = ByteBuffer.wrap(hash.doFinal(client));
      return new Client(scope, hashed.getLong(), hashed.getLong());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HASH, impossible);
    }
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
