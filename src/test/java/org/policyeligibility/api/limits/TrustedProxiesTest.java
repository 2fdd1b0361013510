package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose address a request counts for, whatever it says itself. */
@Tag("apart")
class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = proxies("10.0.0.0/8", "2001:db8:ff::/48");

  private static TrustedProxies proxies(String... ranges) {
    return new TrustedProxies(Optional.of(Arrays.asList(ranges)), false);
  }

  private static InetAddress address(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }

  private static String client(String peer, String... forwarded) {
    InetAddress client = PROXIES.clientOf(address(peer), List.of(forwarded));
    return client == null ? "" : client.getHostAddress();
  }

  @Test
  void who_is_no_proxy_is_not_believed() {
    assertThat(client("192.0.2.1", "198.51.100.7")).isEqualTo("192.0.2.1");
    assertThat(client("11.0.0.1", "198.51.100.7")).isEqualTo("11.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | 198.51.100.7",
        "203.0.113.9, 198.51.100.7 | 198.51.100.7",
        "203.0.113.9, 198.51.100.7, 10.1.2.3 | 198.51.100.7",
        "198.51.100.7:4711 | 198.51.100.7",
        "[2001:db8::1]:99 | 2001:db8:0:0:0:0:0:1",
        "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
        "::ffff:198.51.100.7 | 198.51.100.7",
        "fe80::1%1 | fe80:0:0:0:0:0:0:1",
        "10.9.9.9 | 10.9.9.9",
        "unknown | 10.0.0.1",
        "_hidden | 10.0.0.1",
        "'' | 10.0.0.1",
        "203.0.113.9, unknown | 10.0.0.1",
        "203.0.113.9, unknown, 10.7.7.7 | 10.7.7.7",
        "1.2.3.4.5 | 10.0.0.1",
        "999.1.1.1 | 10.0.0.1",
        "localhost | 10.0.0.1",
        ", , 198.51.100.7 | 198.51.100.7"
      })
  void a_proxy_is_believed_from_the_right_as_far_as_it_can_be_read(
      String forwarded, String expected) {
    assertThat(client("10.0.0.1", forwarded)).isEqualTo(expected);
    assertThat(client("::ffff:10.0.0.1", forwarded)).isEqualTo(expected);
  }

  @Test
  void several_headers_are_one_list() {
    assertThat(client("10.0.0.1", "203.0.113.9", "198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void addresses_that_are_one_client_are_one_network() {
    assertThat(ClientNetwork.of(address("::ffff:192.0.2.1")))
        .isEqualTo(ClientNetwork.of(address("192.0.2.1")));
    assertThat(ClientNetwork.of(address("2001:db8:1:1::1")))
        .isEqualTo(ClientNetwork.of(address("2001:db8:1:1:ffff::2")))
        .isEqualTo(ClientNetwork.of(address("2001:db8:1:2::1")))
        .isNotEqualTo(ClientNetwork.of(address("2001:db8:1:101::1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "proxy.example", "", "10.0.0.0/", "::/129", "10.0.0/8"})
  void a_range_that_is_none_ends_the_start(String range) {
    assertThatThrownBy(() -> proxies(range)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void forwarding_by_the_framework_ends_the_start() {
    TrustedProxies believing = new TrustedProxies(Optional.empty(), true);
    assertThatThrownBy(() -> believing.refuseForwardingWithoutTrust(new StartupEvent()))
        .hasMessageContaining("policy.proxies.trusted");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.strings()
        .withChars("0123456789abcdef.:,%[]/ \t\u0000\u00ffunkow_\"")
        .ofMaxLength(60);
  }

  /**
   * A client that can write what it likes before what its proxy adds is that client all the same.
   */
  @Property(tries = 100_000)
  void nothing_that_a_client_says_makes_it_another(@ForAll("hostile") String said) {
    assertThat(client("10.0.0.1", said + ",198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(client("198.51.100.7", said)).isEqualTo("198.51.100.7");
    assertThat(client("10.0.0.1", said)).isNotEmpty();
  }
}
