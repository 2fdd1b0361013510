package org.policyeligibility.api.limits;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Client addresses behind proxies: {@code X-Forwarded-For} is believed from a trusted proxy alone,
 * from the right, as far as it names trusted proxies; the first address that is none is the client.
 * By hand, since the framework's parser answers 500, or nothing, where the header has something
 * else in it.
 */
@Singleton
public class TrustedProxies {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** More proxies than that stand behind one another nowhere. */
  private static final int MOST_HOPS = 16;

  private static final Pattern RANGE = Pattern.compile("([0-9A-Fa-f.:]+)(?:/([0-9]{1,3}))?");
  private static final Pattern HOP =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?|\\[(.*)](?::[0-9]{1,5})?");

  private final List<Range> ranges = new ArrayList<>();
  private final boolean frameworkForwards;

  TrustedProxies(
      @ConfigProperty(name = "policy.proxies.trusted") Optional<List<String>> trusted,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
          boolean frameworkForwards) {
    trusted.orElseGet(List::of).forEach(range -> ranges.add(Range.of(range.strip())));
    this.frameworkForwards = frameworkForwards;
  }

  /** A range of addresses, by its first bits. */
  private record Range(InetAddress network, int bits) {
    static Range of(String text) {
      Matcher range = RANGE.matcher(text);
      InetAddress network =
          (range.matches() ? ClientNetwork.parse(range.group(1)) : Optional.<InetAddress>empty())
              .orElseThrow(Range::unreadable);
      int length = network.getAddress().length * Byte.SIZE;
      int bits = range.group(2) == null ? length : Integer.parseInt(range.group(2));
      if (bits > length) {
        throw unreadable();
      }
      return new Range(network, bits);
    }

    private static IllegalArgumentException unreadable() {
      return new IllegalArgumentException(
          "policy.proxies.trusted lists addresses and ranges such as 10.0.0.0/8");
    }

    boolean contains(byte[] address) {
      byte[] own = network.getAddress();
      if (address.length != own.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if ((address[bit / Byte.SIZE] & mask) != (own[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  void refuseForwardingWithoutTrust(@Observes StartupEvent start) {
    if (frameworkForwards) {
      throw new IllegalStateException(
          "quarkus.http.proxy.proxy-address-forwarding believes every client: name the proxies in"
              + " policy.proxies.trusted instead");
    }
  }

  /** Whether an address is that of a proxy. */
  public boolean include(@Nullable InetAddress address) {
    return address != null
        && ranges.stream().anyMatch(range -> range.contains(address.getAddress()));
  }

  /** The client of a request. */
  public ClientNetwork clientOf(HttpServerRequest request) {
    return ClientNetwork.of(
        clientOf(
            ClientNetwork.parse(request.remoteAddress().hostAddress()).orElse(null),
            request.headers().getAll(FORWARDED_FOR)));
  }

  @Nullable
  public InetAddress clientOf(@Nullable InetAddress peer, List<String> forwarded) {
    if (!include(peer)) {
      return peer;
    }
    InetAddress client = peer;
    String[] hops = String.join(",", forwarded).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && hops.length - i <= MOST_HOPS; i--) {
      Optional<InetAddress> hop = hop(hops[i].strip());
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get();
      if (!include(client)) {
        return client;
      }
    }
    return client;
  }

  private static Optional<InetAddress> hop(String text) {
    Matcher hop = HOP.matcher(text);
    if (!hop.matches()) {
      return ClientNetwork.parse(text);
    }
    return ClientNetwork.parse(hop.group(1) == null ? hop.group(2) : hop.group(1));
  }
}
