package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("apart")
class ClientNetworkTest {
  private static ClientNetwork of(String address) {
    return ClientNetwork.of(ClientNetwork.parse(address).orElseThrow());
  }

  /** Mapped, translated, of 6to4 with any of its networks, of Teredo by two servers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:192.0.2.33",
        "64:ff9b::c000:221",
        "2002:c000:221::1",
        "2002:c000:221:ffff:1:2:3:4",
        "2001:0:4136:e378:8000:63bf:3fff:fdde",
        "2001:0:cb00:7178:0:1234:3fff:fdde"
      })
  void an_address_of_IPv4_within_one_of_IPv6_is_that_address(String written) {
    assertThat(of(written)).isEqualTo(of("192.0.2.33"));
    assertThat(of(written).assignment()).isEqualTo(of("192.0.2.33"));
  }

  @Test
  void behind_a_translator_is_not_one_client_but_many() {
    assertThat(of("64:ff9b::c000:201")).isNotEqualTo(of("64:ff9b::c000:202"));
    assertThat(of("64:ff9b::c000:201").assignment())
        .isNotEqualTo(of("64:ff9b::c000:202").assignment());
  }

  @Test
  void networks_of_one_assignment_are_several_clients_of_one_assignment() {
    ClientNetwork first = of("2001:db8:1:1::1");
    assertThat(of("2001:db8:1:1:ffff::9")).isEqualTo(first);
    assertThat(of("2001:db8:1:ff:1::9")).isEqualTo(first);
    assertThat(of("2001:db8:1:100::1")).isNotEqualTo(first);
    assertThat(of("2001:db8:1:ffff::1").assignment()).isEqualTo(first.assignment());
    assertThat(of("2001:db8:2:1::1").assignment()).isNotEqualTo(first.assignment());
    assertThat(first.assignment().assignment()).isEqualTo(first.assignment());
    assertThat(of("192.0.2.1").assignment()).isEqualTo(of("192.0.2.1"));
    assertThat(ClientNetwork.PROXY.assignment()).isEqualTo(ClientNetwork.PROXY);
  }
}
