package org.policyeligibility.api.limits;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Network that counts as one client: an IPv4 address, or the first 56 bits of an IPv6 address, for
 * that many a provider assigns to one household, which has 256 networks with it. An IPv4 address
 * that is written into one of IPv6, mapped, translated (RFC 6052), by 6to4 or by Teredo, is that
 * address: behind a translator are many subscribers, and one of 6to4 has 65,536 networks. An
 * enterprise is assigned up to 65,536 networks, 256 of such clients: how much such an {@link
 * #assignment} may have is bounded besides.
 *
 * @param hex the bytes of the network
 */
public record ClientNetwork(String hex) {
  private static final int IPV4_BYTES = 4;
  private static final int NETWORK_BYTES = 7;
  private static final int ASSIGNMENT_BYTES = 6;
  private static final byte[] MAPPED = HexFormat.of().parseHex("00000000000000000000ffff");
  private static final byte[] TRANSLATED = HexFormat.of().parseHex("0064ff9b0000000000000000");
  private static final byte[] SIX_TO_FOUR = HexFormat.of().parseHex("2002");
  private static final byte[] TEREDO = HexFormat.of().parseHex("20010000");

  /** Many clients behind a trusted proxy: no share is that of one of them. */
  public static final ClientNetwork PROXY = new ClientNetwork("proxy");

  /** Where the address is not one of IP, as of a socket within the machine. */
  private static final ClientNetwork UNKNOWN = new ClientNetwork("");

  /** The network of an address; null where there is none. */
  public static ClientNetwork of(@Nullable InetAddress address) {
    if (address == null) {
      return UNKNOWN;
    }
    byte[] bytes = embedded(address.getAddress());
    return new ClientNetwork(
        HexFormat.of()
            .formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES)));
  }

  /** The assignment of a provider that it is in: of IPv6 the first 48 bits. */
  public ClientNetwork assignment() {
    return hex.length() == 2 * NETWORK_BYTES
        ? new ClientNetwork(hex.substring(0, 2 * ASSIGNMENT_BYTES))
        : this;
  }

  /** The address of IPv4 that is written into one of IPv6; else the address itself. */
  private static byte[] embedded(byte[] bytes) {
    if (bytes.length == IPV4_BYTES) {
      return bytes;
    }
    if (begins(bytes, MAPPED) || begins(bytes, TRANSLATED)) {
      return Arrays.copyOfRange(bytes, 12, 16);
    }
    if (begins(bytes, SIX_TO_FOUR)) {
      return Arrays.copyOfRange(bytes, 2, 6);
    }
    if (begins(bytes, TEREDO)) {
      byte[] client = Arrays.copyOfRange(bytes, 12, 16);
      for (int i = 0; i < client.length; i++) {
        client[i] = (byte) ~client[i];
      }
      return client;
    }
    return bytes;
  }

  private static boolean begins(byte[] bytes, byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** An address as text, without a scope; empty where it is none. No name is looked up. */
  static Optional<InetAddress> parse(String text) {
    int scope = text.indexOf('%');
    byte[] bytes =
        NetUtil.createByteArrayFromIpAddressString(scope < 0 ? text : text.substring(0, scope));
    try {
      return bytes == null
          ? Optional.empty()
          : Optional.of(unmapped(InetAddress.getByAddress(bytes)));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of a length that there is not", impossible);
    }
  }

  private static InetAddress unmapped(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address || bytes.length == IPV4_BYTES) {
      return address;
    }
    boolean mapped = begins(bytes, MAPPED);
    try {
      return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of a length that there is not", impossible);
    }
  }
}
