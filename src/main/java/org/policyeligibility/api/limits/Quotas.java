package org.policyeligibility.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * What each client has left. Who it is, is not kept: a quota stands under a keyed hash whose key is
 * forgotten with the process, and is itself forgotten when it is whole again.
 */
@Singleton
public class Quotas {
  private static final Logger LOG = Logger.getLogger(Quotas.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** More clients than that within a minute begin anew. */
  private static final int MOST_CLIENTS = 50_000;

  private static final String HASH = "HmacSHA256";
  private static final int NETWORK_BYTES = 8;

  /** Whose quota; the name stands in the headers. */
  public enum Whose {
    ADDRESS("address"),
    CALLER("caller"),
    ORGANISATION("organisation");

    private final String word;

    Whose(String word) {
      this.word = word;
    }

    /** As the contract calls it. */
    public String word() {
      return word;
    }
  }

  private record Client(Whose whose, long high, long low) {}

  private record Quota(Bandwidth bandwidth, String policy) {}

  private final Map<Whose, Quota> quotas = new EnumMap<>(Whose.class);
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
    limit(Whose.ADDRESS, limits.perAddress());
    limit(Whose.CALLER, limits.perCaller());
    limit(Whose.ORGANISATION, limits.perOrganisation());
  }

  private void limit(Whose whose, long requests) {
    if (requests < 0) {
      throw new IllegalArgumentException(
          "policy.limits.per-" + whose.word + " is a number of requests a minute, or 0 for none");
    }
    if (requests == 0) {
      LOG.warnf("no limit of requests: policy.limits.per-%s is 0", whose.word);
      return;
    }
    quotas.put(
        whose,
        new Quota(
            Bandwidth.builder().capacity(requests).refillGreedy(requests, WINDOW).build(),
            "\"%s\";q=%d;w=%d".formatted(whose.word, requests, WINDOW.toSeconds())));
  }

  /** Takes one request of an address; of IPv6 one network is one client. */
  public Optional<Standing> takeOfAddress(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return take(Whose.ADDRESS, address.getBytes(StandardCharsets.UTF_8));
    }
    return take(
        Whose.ADDRESS, bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }

  /** Takes one request of somebody who is known. */
  public Optional<Standing> takeOfCaller(String name, String organisation) {
    return take(Whose.CALLER, (name + '\0' + organisation).getBytes(StandardCharsets.UTF_8));
  }

  /** Takes one request of an organisation that concerns what is kept. */
  public Optional<Standing> takeOfOrganisation(String organisation) {
    return take(Whose.ORGANISATION, organisation.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing where there is no limit. */
  private Optional<Standing> take(Whose whose, byte[] who) {
    Quota quota = quotas.get(whose);
    if (quota == null) {
      return Optional.empty();
    }
    ConsumptionProbe probe =
        buckets.get(client(whose, who), first -> full(quota)).tryConsumeAndReturnRemaining(1);
    String left =
        "\"%s\";r=%d;t=%d"
            .formatted(
                whose.word, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()));
    return Optional.of(
        new Standing(
            probe.isConsumed(),
            quota.policy,
            left,
            Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
  }

  /** By time as it passes: a clock that is set back would keep a client out until it is there. */
  private static Bucket full(Quota quota) {
    return Bucket.builder().addLimit(quota.bandwidth).withNanosecondPrecision().build();
  }

  private Client client(Whose whose, byte[] who) {
    try {
      Mac hash = Mac.getInstance(HASH);
      hash.init(key);
      ByteBuffer hashed = ByteBuffer.wrap(hash.doFinal(who));
      return new Client(whose, hashed.getLong(), hashed.getLong());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HASH, impossible);
    }
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
