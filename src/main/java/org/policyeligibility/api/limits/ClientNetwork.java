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
 * Network that counts as one client: an IPv4 address, or the first 64 bits of an IPv6 address, for
 * one subscriber has them all. An IPv4 address that is mapped into IPv6 is the one it maps to.
 *
 * @param hex the bytes of the network
 */
public record ClientNetwork(String hex) {
  private static final int IPV4_BYTES = 4;
  private static final int NETWORK_BYTES = 8;

  /** Many clients behind a trusted proxy: no share is that of one of them. */
  public static final ClientNetwork PROXY = new ClientNetwork("proxy");

  /** Where the address is not one of IP, as of a socket within the machine. */
  private static final ClientNetwork UNKNOWN = new ClientNetwork("");

  /** The network of an address; null where there is none. */
  public static ClientNetwork of(@Nullable InetAddress address) {
    if (address == null) {
      return UNKNOWN;
    }
    byte[] bytes = unmapped(address).getAddress();
    return new ClientNetwork(
        HexFormat.of()
            .formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES)));
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
    boolean mapped = bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
    for (int i = 0; i < 10; i++) {
      mapped &= bytes[i] == 0;
    }
    try {
      return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of a length that there is not", impossible);
    }
  }
}
